"""Dialogs in which the learner changes the catalogue."""
