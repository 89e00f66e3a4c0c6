"""Windows, item models and painting."""
