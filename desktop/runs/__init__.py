"""Runs as the desktop sees them: start, follow, list. No widgets live in the modules named here."""
