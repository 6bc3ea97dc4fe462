"""What stands in for values that are not filled in yet, so that the pages of a paper show while it is being written."""
