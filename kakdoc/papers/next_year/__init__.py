"""Next year's inputs out of this year's: what moves with the year, what stays, what a person must look at."""
