"""Colours, icons and shapes, light and dark."""
