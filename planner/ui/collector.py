"""Garbage is collected on the window's thread alone.

Python collects on whichever thread allocates next. Where that is a worker, widgets in a dead cycle are torn down beside
the window's thread, which may be walking through all widgets at that moment, as a change of colours does: the process dies.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks at what has piled up."""


class Collector(QTimer):
    """Collects now and then, in the event loop of the thread that made it; Python's own collector is off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, interval=EVERY)
        self.timeout.connect(collect_due)

    def begin(self) -> None:
        """Begin; what is alive now lives as long as the program and is passed over."""
        gc.disable()
        gc.freeze()
        self.start()


def collect_due() -> None:
    """Collect the oldest generation whose threshold is passed, as Python itself would; a threshold of 0 is never passed."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
