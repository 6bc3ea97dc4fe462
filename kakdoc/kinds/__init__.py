"""What a paper is: its fields, its figures, its rules; one room for each family of kinds."""
