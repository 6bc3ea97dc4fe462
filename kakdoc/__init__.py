"""kakdoc: official Indonesian paperwork from validated data and Word templates."""

__version__ = "0.3.0"
