"""What a regulation holds: its articles and what they refer to."""
