"""Forms to fill in, and inputs turned from YAML into a workbook and back."""
