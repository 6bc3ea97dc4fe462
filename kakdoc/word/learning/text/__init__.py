"""The text of a form: its letters and the runs behind them, the marks in it, the words around these."""
