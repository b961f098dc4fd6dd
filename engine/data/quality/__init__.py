"""What is wrong with rows that can be read: repeated, contradicting, private, harmful, broken."""
