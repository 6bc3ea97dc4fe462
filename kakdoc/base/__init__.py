"""What every room stands on: problems, files and packages that are read and written whole, bundled files."""
