"""Translations of the window and the command line: .ts in the repository, .qm built from them."""
