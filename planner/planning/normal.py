"""The standard normal distribution, as far as forecasts need it.

Written out because importing `statistics` takes a tenth of the time to the first frame.
"""

from __future__ import annotations

from math import erfc, sqrt

POINTS = {
    0.05: -1.6448536269514722,
    0.1: -1.2815515655446004,
    0.2: -0.8416212335729143,
    0.5: 0.0,
    0.8: 0.8416212335729143,
    0.9: 1.2815515655446004,
    0.95: 1.6448536269514722,
}
"""For each chance that is asked for, the point that a standard normal stays below with it."""


def above(value: float) -> float:
    """Return the chance that a standard normal exceeds ``value``."""
    return erfc(value / sqrt(2)) / 2
