"""What is known of a person: the name with its degrees, NIP, rank and grade."""
