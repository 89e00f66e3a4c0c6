"""Sentences, days and numbers of the window, in the locale's ways."""
