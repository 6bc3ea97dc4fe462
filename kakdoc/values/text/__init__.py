"""Light Markdown as it is typed: stars, list marks, blocks, the sign at the end."""
