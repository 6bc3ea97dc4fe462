"""Rules of reports beside those on their figures: the TORs behind them, what an office chose, what prose repeats."""
