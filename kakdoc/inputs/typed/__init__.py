"""What was typed and means something else than its letters: choices, words printed anyway, notes of last year."""
