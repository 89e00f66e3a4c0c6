"""Where the nodes and edges of a layered graph lie; pure functions, the standard library alone."""
