"""One roster, many papers: each row fills the marks and fields of an input, and makes a paper."""
