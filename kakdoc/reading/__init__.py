"""From a text to a validated document, with the place of every value kept."""
