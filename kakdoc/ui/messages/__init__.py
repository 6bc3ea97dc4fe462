"""What people are told: as text on a terminal, as JSON for programs."""
