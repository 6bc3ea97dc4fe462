"""What copying leaves behind: years, regions, names and gaps of the paper that this one was made from."""
