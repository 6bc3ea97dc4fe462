"""People in tables that anybody draws: their numbers, ranks and posts."""
