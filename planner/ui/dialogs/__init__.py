"""What is asked in a window of its own. A dialog knows the study and widgets, never the window behind it."""
