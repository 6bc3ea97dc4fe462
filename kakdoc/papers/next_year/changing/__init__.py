"""Inputs as they are next year: the fate of each value, in texts and in workbooks."""
