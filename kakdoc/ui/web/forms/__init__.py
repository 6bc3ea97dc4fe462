"""Fields and tables of forms, made from the shapes of kinds."""
