"""Any data file as a stream of rows, rejects and blanks, each with its line."""
