"""What the learner is to know about a plan before they trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.style.locales import local
from planner.words import answers, left_out

if TYPE_CHECKING:
    from planner.study.study import Study


def notes(study: Study) -> list[str]:
    """Return a sentence for each thing that is left out of the plan of ``study``, gone from it, or cannot be met."""
    plan, own = study.plan, study.own
    first = [study.read_only] if study.read_only else []
    faulty = [answers.left_out(own.fault, own.faults)] if own and own.fault else []
    gone = [left_out.gone(plan.gone)] if plan.gone else []
    noted = [own.note] if own and own.note else []
    return [*first, *faulty, *gone, *noted, *left_out.unmet_by_skip(study.catalog, plan.unmet, local())]
