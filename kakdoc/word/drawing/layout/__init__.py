"""What stays on one page, and how wide columns are."""
