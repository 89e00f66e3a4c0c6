"""Widgets that any window could use: text, days, boxes, search, dialogs, focus."""
