"""Judges and touches nothing: facts and matrix to findings, a row, a verdict and a plan."""
