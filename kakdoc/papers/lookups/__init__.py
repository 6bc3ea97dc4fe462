"""What can be asked of the office's own files: regulations, templates and definitions."""
