"""The guide and the list of problems as pages: read from their Markdown files, with what is searched in them."""
