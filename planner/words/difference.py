"""What is said of why two plans differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planning.answers.difference import CauseKind

if TYPE_CHECKING:
    from planner.catalog.catalog import Catalog
    from planner.planning.answers.difference import Move, StepCause, StepChange
    from planner.words.local import Local

_DROPPED = {
    CauseKind.KNOWN: "{it} is known now",
    CauseKind.IMPLIED: "{it} is implied by {by}, which is known",
    CauseKind.NEWLY_IMPLIED: "{it} is implied by {by}, which is known now",
    CauseKind.SKIPPED: "{it} is skipped now",
    CauseKind.PICKED: "{choice} is now met by {by}",
    CauseKind.ASKED: "the goal does not ask for {it} any more",
    CauseKind.GAP: "{it} is no longer missing below a skill that you know",
    CauseKind.UNMET: "{it} cannot be had any more, as {by} is skipped",
}
_ADDED = {
    CauseKind.KNOWN: "{it} is not known any more",
    CauseKind.IMPLIED: "{it} is not implied any more",
    CauseKind.NEWLY_IMPLIED: "{it} was implied by {by}, which is not known any more",
    CauseKind.SKIPPED: "{it} is not skipped any more",
    CauseKind.PICKED: "{it} is now picked for {choice}",
    CauseKind.ASKED: "the goal now asks for {it}",
    CauseKind.GAP: "{it} is missing below a skill that you know",
    CauseKind.UNMET: "{it} can be had now",
}


def dropped(catalog: Catalog, change: StepChange) -> str:
    """Return why the later plan does without a step."""
    cause = change.cause
    if cause is None:
        return "Nothing needs it any more."
    if cause.node == change.skill and cause.kind is not CauseKind.PICKED:
        return _sentence(_said(catalog, cause, _DROPPED, "it"))
    return f"Nothing needs it any more: {_said(catalog, cause, _DROPPED, catalog.title(cause.node))}."


def added(catalog: Catalog, change: StepChange) -> str:
    """Return why the earlier plan did without a step."""
    cause = change.cause
    if cause is None:
        return "It is needed now."
    if cause.node == change.skill:
        return _sentence(_said(catalog, cause, _ADDED, "it"))
    return f"{catalog.title(cause.node)} needs it, and {_said(catalog, cause, _ADDED, 'that')}."


def moved_because(move: Move, local: Local) -> str:
    """Return why steps begin on another day; nothing if the plans do not show it."""
    if move.days is None:
        return "Your study time reaches so far in only one of the plans."
    later, more = ("later", "more") if move.days > 0 else ("earlier", "less")
    begins, weeks, hours = move.cause
    causes = ["your study time changed"] if weeks else []
    if begins:
        causes.append(f"study begins {local.counted(abs(begins), 'day')} {later}")
    if hours:
        least, most = (local.figure(abs(each)) for each in hours)
        they = "it comes" if move.steps == 1 else "they come"
        causes.append(f"{they} after {most if least == most else f'{least} to {most}'} h {more} of study")
    return _sentence(", and ".join(causes)) if causes else ""


def _said(catalog: Catalog, cause: StepCause, clauses: dict[CauseKind, str], it: str) -> str:
    by, choice = (catalog.title(node) if node else "" for node in (cause.by, cause.choice))
    return clauses[cause.kind].format(it=it, by=by, choice=choice)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
