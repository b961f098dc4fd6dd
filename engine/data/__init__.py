"""Data: from a person's file to token ids and labels. See README.md for the map."""
