"""The pages but the map. A page knows the study and its widgets, never the window or another page."""
