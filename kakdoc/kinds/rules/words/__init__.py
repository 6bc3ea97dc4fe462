"""What is told of the words of any paper: spelling, slips, names of other activities."""
