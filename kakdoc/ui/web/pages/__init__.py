"""The screens, a file each: what they read and do; how they look stands in `templates/`."""
