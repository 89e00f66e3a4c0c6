"""The current skill: which it is, and the panel that tells all about it."""
