"""The register of the state's regulations that travels with the program, behind the office's own."""
