"""The papers of a year made those of the next: chosen, looked through year by year, written with the last press."""
