"""Where people come in: the command line, and what they are told."""
