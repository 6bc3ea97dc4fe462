"""From the sheets of a workbook to the same tree that YAML gives."""
