"""The page in the browser, served to this computer alone: everything the commands can do, for who types no commands."""
