"""From a checkout to a running Formiga; standard library only."""
