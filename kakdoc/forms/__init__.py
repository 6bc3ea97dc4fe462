"""Workbooks to fill in, and inputs turned from YAML to workbook and back."""
