"""How one moves about on the map: told on F1 and in the legend."""

from __future__ import annotations

MOVES = (
    ("Zoom", "Wheel, Ctrl+wheel or pinch; + and −"),
    ("Move", "Drag, or two fingers; Shift+wheel sideways"),
    ("See the whole map", "Home"),
    ("Follow the edges", "Arrow keys"),
    ("Go to a skill", "Letters of its title"),
    ("Mark it as known", "Space, or a double click"),
    ("Select several", "Ctrl+click, Shift+arrow key"),
    ("Draw a requirement", "Shift+drag, from skill to skill"),
)
"""What it does, and with what it is done."""
