"""How fast a learner is, told by the hours that they logged on finished skills.

Learners differ by one pace that multiplies the hours of every skill. Its logarithm is
Normal(0, `PACE_SPREAD`²) before anything is logged; the logarithm of logged over likely hours of a
finished skill is the log-pace plus a normal error of the skill's own spread. What is believed then is
normal again, in closed form (conjugate update), but for one thing: a log may be wrong altogether
(known before, forgotten, a slip of the keyboard). So what one skill pulls is bounded, as by the psi
of Huber (1964): beyond a distance its residual is clipped, and its weight falls as the inverse of
its distance (Holland and Welsch 1977).
"""

from __future__ import annotations

from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from planner.learner.learner import State
from planner.planning.normal import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import Hours, SkillId
    from planner.learner.learner import Learner

PACE_SPREAD = 0.35
"""Standard deviation of the logarithm of the pace, over learners of whom nothing is known."""
MOST_SHIFT = 0.15
"""No one skill moves the logarithm of the pace by more, whatever is logged on it: some 16 %."""
LEAST_SPREAD = 0.15
"""Least spread taken for the logarithm of a skill's hours: no estimate is certain, not even one that says so."""
LEAST_PACE_SPREAD = 0.05
"""Least spread of the logarithm of the pace, however much is logged: nobody keeps one pace exactly."""
FEW = 0.5
"""Fewer hours than this share of a skill's `low` do not tell what it took, until the learner says that they do."""
_PULL = MOST_SHIFT / PACE_SPREAD**2
_STEPS = 60
_CLOSE = 1e-12


class Pace(NamedTuple):
    """What is believed of a learner's pace: its logarithm is normal. Above 1 is slower than most.

    Attributes:
        mean: Mean of the logarithm.
        spread: Standard deviation of the logarithm.
        finished: How many finished skills with logged hours tell of it.
        open: Finished skills with too few hours logged to tell, of which the learner has not said what they took.
    """

    mean: float
    spread: float
    finished: int
    open: tuple[SkillId, ...] = ()

    def quantile(self, chance: float) -> float:
        """Return the pace that is not exceeded with ``chance``, one of `POINTS`."""
        return exp(self.mean + self.spread * POINTS[chance])


class _Seen(NamedTuple):
    """A finished skill: the logarithm of its hours over the likely ones, and the spread of that."""

    ratio: float
    spread: float


def spread_of(hours: Hours) -> float:
    """Return the standard deviation of the logarithm of a skill's hours, from its 10 % and 90 % points."""
    return max(log(hours.high / hours.low) / (2 * POINTS[0.9]), LEAST_SPREAD)


def pace_of(catalog: Catalog, learner: Learner) -> Pace:
    """Return what finished skills tell of the learner's pace; O(logs).

    Adding, changing or taking away all logs of a skill moves ``mean`` by at most `MOST_SHIFT` from what
    the other skills tell: its pull is at most ``MOST_SHIFT / PACE_SPREAD²``, against a prior that pulls
    back with ``1 / PACE_SPREAD²``. Skills that were known before (`Learner.took` of 0), that are not
    finished, or on which too few hours are logged (`is_open`) tell nothing.
    """
    logged = learner.hours_logged()
    told = [skill for skill in {**logged, **learner.took} if skill in catalog.skills and learner.state(skill) is State.KNOWN]
    unsaid = tuple(skill for skill in told if is_open(catalog, learner, skill, logged.get(skill, 0.0)))
    seen = list(_seen(catalog, learner, [skill for skill in told if skill not in unsaid], logged))
    mean = _mean(seen)
    weight = 1 / PACE_SPREAD**2 + fsum(_share(each, mean) / each.spread**2 for each in seen)
    return Pace(mean, max(sqrt(1 / weight), LEAST_PACE_SPREAD), len(seen), unsaid)


def is_open(catalog: Catalog, learner: Learner, skill: SkillId, logged: float | None = None) -> bool:
    """Tell whether ``skill`` is known with so few hours ``logged`` that only the learner can say what it took.

    None are logged on most skills that were known from the start; of these nothing is asked.
    """
    if skill in learner.took or skill not in catalog.skills or learner.state(skill) is not State.KNOWN:
        return False
    spent = learner.hours_logged().get(skill, 0.0) if logged is None else logged
    return 0 < spent < FEW * catalog.skills[skill].hours.low


def _seen(catalog: Catalog, learner: Learner, skills: Sequence[SkillId], logged: dict[SkillId, float]) -> Iterator[_Seen]:
    for skill in skills:
        took, hours = learner.took.get(skill), catalog.skills[skill].hours
        spent = max(took or 0.0, logged.get(skill, 0.0))
        if spent > 0 and took != 0:
            yield _Seen(log(spent / hours.likely), spread_of(hours))


def _mean(seen: Sequence[_Seen]) -> float:
    """Return where the prior and the clipped pulls of ``seen`` hold each other: the only such place.

    Newton's steps on a function that falls piecewise linearly; one that leaves the bracket is replaced by halving it.
    """
    low, high, mean = -MOST_SHIFT * len(seen), MOST_SHIFT * len(seen), 0.0
    for _ in range(_STEPS if seen else 0):
        pulls = [(each.ratio - mean) / each.spread**2 for each in seen]
        surplus = fsum(max(-_PULL, min(_PULL, pull)) for pull in pulls) - mean / PACE_SPREAD**2
        low, high = (mean, high) if surplus > 0 else (low, mean)
        slope = 1 / PACE_SPREAD**2 + fsum(1 / each.spread**2 for each, p in zip(seen, pulls, strict=True) if abs(p) < _PULL)
        step = surplus / slope
        if abs(step) < _CLOSE:
            break
        mean = mean + step if low < mean + step < high else (low + high) / 2
    return mean


def _share(seen: _Seen, mean: float) -> float:
    """Return which share of its pull a skill keeps: 1 unless it is clipped."""
    far = abs(seen.ratio - mean) / seen.spread**2
    return min(1.0, _PULL / far) if far else 1.0
