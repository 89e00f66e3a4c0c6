"""How the map is painted. It knows the scene and no widget."""
