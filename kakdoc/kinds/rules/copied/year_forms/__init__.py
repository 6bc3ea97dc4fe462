"""How years are written: those that belong to something else, those in words, those of budgets."""
