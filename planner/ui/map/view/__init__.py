"""The map as a widget: canvas, pointer, keys, overview, legend."""
