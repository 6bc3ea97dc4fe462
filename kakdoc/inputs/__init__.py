"""From files to a validated document, with the place of every value kept, and back to files."""
