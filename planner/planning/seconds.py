"""The unit of time of all that is planned exactly."""

SECONDS = 3600
"""Of an hour. Hours are counted in whole seconds, so that sums are exact and their order does not matter."""
