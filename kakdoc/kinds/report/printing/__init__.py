"""What reports print: sentences, tables, charts and the form E.81, computed from what was typed."""
