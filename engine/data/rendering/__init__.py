"""A row as the model reads it: template, tokens, what of it is learned."""
