"""What is put into a paper beside plain text: prose, lists, pictures, charts, pages."""
