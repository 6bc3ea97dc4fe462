"""Kinds made of data: from a definition to the schema, the rules and the paper of a kind."""
