"""Charts that Word draws and edits itself."""
