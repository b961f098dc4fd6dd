"""Looks and judges nothing: machine, card, engine environment, each fact with its source."""
