"""The rules of decrees and regulations, a file for each part of the paper."""
