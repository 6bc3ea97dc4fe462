"""The files that an input draws on beside itself."""
