"""The file and its cells: what stands in each, as the text a person sees."""
