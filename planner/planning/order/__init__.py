"""In which order a route is learned, and which milestones it passes. Pure."""
