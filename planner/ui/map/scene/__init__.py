"""What the map shows and where, before anything is painted. It knows no widget."""
