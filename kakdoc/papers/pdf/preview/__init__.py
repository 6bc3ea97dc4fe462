"""The pages of a paper while it is being written: as pictures, or as text where there is no LibreOffice."""
