"""What a document of a definition computes when it is read: in which order, for which rows, what comes of it."""
