"""The learner whom the words of the command line describe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import ChoiceId, RoleId
from planner.cli.arguments import UsageError
from planner.errors import did_you_mean
from planner.learner.learner import Learner, Order, State
from planner.learner.verbs import marked
from planner.planning.route.goal import goal_named
from planner.words.places import local_here

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, SkillId
    from planner.cli.request import Request
    from planner.words.local import Local


class Picture(NamedTuple):
    """The picture of a map that is asked for: around ``nodes``, or of all; ``form`` is the suffix of its file."""

    nodes: tuple[NodeId, ...] = ()
    form: str = ".svg"
    scale: float = 1.0
    dark: bool = False


def picture(said: Namespace, catalog: Catalog) -> Picture:
    """Return the picture that the words of a command describe.

    Raises:
        UnknownIdError: They name what the catalogue does not have.
    """
    return Picture(tuple(_node(catalog, word) for word in said.skill), said.output.suffix.lower(), said.scale, said.dark)


def _node(catalog: Catalog, word: str) -> NodeId:
    choice, role = catalog.current_choices.get(ChoiceId(word)), catalog.current_roles.get(RoleId(word))
    return choice or role or catalog.skill(word)


def today(said: Namespace, where: Request) -> date:
    """Return the day to plan from: a start that is given counts even if it has passed."""
    day: date | None = said.start
    return day or where.today


def local(said: Namespace) -> Local:
    """Return the ways of the place that the words name, or that the system is set to.

    Raises:
        UsageError: CSV is described and another form asked for.
    """
    if getattr(said, "csv", None) and said.format != "csv":
        raise UsageError("--csv says what kind of CSV; it goes with --format csv.")
    numbers = said.locale or local_here("LC_NUMERIC")
    first = (said.locale or local_here("LC_TIME")).first_day
    return numbers._replace(first_day=first if said.week_begins is None else said.week_begins)


def asked(said: Namespace, catalog: Catalog, profile: Learner | None) -> Learner:
    """Return the learner of ``profile``, or a new one, as the words of a command describe them: what they say counts more.

    Raises:
        UsageError: The words contradict each other, or the goal is missing.
        UnknownIdError: They name what the catalogue does not have.
    """
    if not profile and not said.goal:
        raise UsageError(f"--goal is missing; it takes {', '.join([*catalog.roles, 'both'])}.")
    learner = profile or Learner()
    both = {catalog.skill(name) for name in said.known} & {catalog.skill(name) for name in said.skip}
    if both:
        raise UsageError(f"{', '.join(sorted(both))} cannot be both known and skipped.")
    known = [*(catalog.background(said.background).known if said.background else ()), *map(catalog.skill, said.known)]
    learner = _marked(learner, known, map(catalog.skill, said.skip))
    when = learner.availability
    when = when._replace(week=said.week or when.week, start=said.start or when.start, breaks=(*when.breaks, *said.breaks))
    return replace(
        learner,
        goal=goal_named(catalog, said.goal) if said.goal else learner.goal,
        pins=_insisting(learner, said.prefer, catalog, "--prefer").pins,
        include_useful=said.include_useful or learner.include_useful,
        availability=when,
        order=Order(said.order) if said.order else learner.order,
        deadline=said.deadline or learner.deadline,
        budget=learner.budget if said.budget is None else said.budget,
        rust=said.rust or learner.rust,
        dates={**learner.dates, **{catalog.skill(name): day for name, day in said.begin}},
    )


def supposed(said: Namespace, catalog: Catalog, learner: Learner) -> Learner:
    """Return ``learner`` with what the words of ``what-if`` suppose.

    Raises:
        UsageError: An option is none.
        UnknownIdError: They name what the catalogue does not have.
    """
    background = catalog.background(said.if_background).known if said.if_background else ()
    learner = _marked(learner, [*background, *map(catalog.skill, said.if_known)], map(catalog.skill, said.if_skip))
    return replace(
        learner,
        goal=goal_named(catalog, said.if_goal) if said.if_goal else learner.goal,
        pins=_insisting(learner, said.if_prefer, catalog, "--if-prefer").pins,
        include_useful=said.if_include_useful or learner.include_useful,
        availability=learner.availability._replace(week=said.if_week or learner.availability.week),
        order=Order(said.if_order) if said.if_order else learner.order,
    )


def _marked(learner: Learner, known: Iterable[SkillId], skipped: Iterable[SkillId]) -> Learner:
    return marked(marked(learner, known, State.KNOWN, ""), skipped, State.SKIPPED, "")


def _insisting(learner: Learner, names: list[str], catalog: Catalog, word: str) -> Learner:
    said_now = {catalog.skill(name) for name in names}
    for name in names:
        skill = catalog.skill(name)
        choices = [choice for choice in catalog.choices.values() if skill in choice.options]
        if not choices:
            options = [option for choice in catalog.choices.values() for option in choice.options]
            raise UsageError(f"{word} {name}: '{name}' is an option of no choice.{did_you_mean(name, options)}")
        others = frozenset(option for choice in choices for option in choice.options) - said_now
        learner = learner.with_pin(others, skill)
    return learner
