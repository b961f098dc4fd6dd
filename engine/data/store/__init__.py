"""Tokenised rows, kept on the disk by what they say, so that no row is tokenised twice."""
