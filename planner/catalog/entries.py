"""The entries of a catalogue: frozen values, ids with their own type, hours in hours."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping

SkillId = NewType("SkillId", str)
"""Id of a skill or a project."""
ChoiceId = NewType("ChoiceId", str)
"""Id of a choice."""
RoleId = NewType("RoleId", str)
"""Id of a role."""
ADDED = "added"
"""Source of what stands in no other: this catalogue's own judgement."""
NodeId = str
"""Id of whatever a requirement may name: a skill, a project or a choice."""


class Hours(NamedTuple):
    """Study hours from knowing the prerequisites to being able.

    ``low``, ``likely`` and ``high`` are the hours within which 10, 50 and 90 percent
    of such learners get there.
    """

    low: float
    likely: float
    high: float


class Resource(NamedTuple):
    """Something to learn from; ``hours`` is its own length, 0 if unknown."""

    title: str
    url: str
    kind: str = "tutorial"
    free: bool = True
    hours: float = 0.0
    checked: str = "known"


class Brief(NamedTuple):
    """What makes a skill a project: something is made and can be shown.

    ``practises`` are the skills that the finished project shows; ``done`` says when it is finished.
    """

    deliverable: str
    practises: tuple[SkillId, ...] = ()
    done: tuple[str, ...] = ()
    data_title: str = ""
    data_url: str = ""
    data_licence: str = ""


NOTHING: Mapping[str, str] = MappingProxyType({})


class Skill(NamedTuple):
    """One thing to learn, or (with a ``brief``) one project to make.

    Attributes:
        requires: Hard prerequisites with the reason of each; only the direct ones.
        helps_with: Soft prerequisites, which order but never block.
        level: 1 foundation, 2 working, 3 professional, 4 specialist.
        formerly: Ids this skill had before; progress under them still counts.
    """

    id: SkillId
    title: str
    area: str
    hours: Hours
    summary: str = ""
    level: int = 1
    requires: Mapping[NodeId, str] = NOTHING
    helps_with: Mapping[NodeId, str] = NOTHING
    can_do: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    aliases: tuple[str, ...] = ()
    formerly: tuple[SkillId, ...] = ()
    source: str = ADDED
    brief: Brief | None = None


class SkillField(NamedTuple):
    """A plain field of a skill: a text, some texts, or a number from ``least`` to ``most``; what it is, its default tells."""

    name: str
    least: int = 0
    most: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it holds a whole number."""
        return isinstance(Skill._field_defaults[self.name], int)

    @property
    def holds_many(self) -> bool:
        """Whether it holds texts, and not one text."""
        return isinstance(Skill._field_defaults[self.name], tuple)


SKILL_FIELDS = (
    SkillField("summary"),
    SkillField("level", 1, 4),
    SkillField("can_do"),
    SkillField("aliases"),
    SkillField("formerly"),
    SkillField("source"),
)
"""The plain fields, by which skills are read from YAML, cached, and kept among the learner's own changes."""
EXPORTED = ("title", "area")
"""The fields that an export for programs tells of a step, besides its hours, reasons and days."""


class Choice(NamedTuple):
    """A named any-of group: met by any one of its options, each with when to prefer it; ``formerly`` are ids it had before."""

    id: ChoiceId
    title: str
    options: dict[SkillId, str]
    summary: str = ""
    formerly: tuple[ChoiceId, ...] = ()


class Entry(NamedTuple):
    """Why a skill or choice matters for one role, and the section that says so."""

    why: str = ""
    source: str = ""


class Statistic(NamedTuple):
    """A labelled figure, shown with period and source and never computed with."""

    label: str
    value: str
    period: str
    source: str


class Card(NamedTuple):
    """What the role is like, apart from its skills."""

    focus: str = ""
    output: str = ""
    goal: str = ""
    tasks: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    collaboration: tuple[str, ...] = ()
    outlook: tuple[str, ...] = ()
    salary: tuple[Statistic, ...] = ()


class Milestone(NamedTuple):
    """Something to have reached on the way to a role: there once all of ``needs`` are known."""

    title: str
    needs: tuple[NodeId, ...]


NO_ENTRIES: Mapping[NodeId, Entry] = MappingProxyType({})


class Role(NamedTuple):
    """What the learner aims at: core and useful skills or choices, with milestones on the way.

    ``formerly`` are ids this role had before; who aims at one of them aims at this role.
    """

    id: RoleId
    title: str
    summary: str = ""
    core: Mapping[NodeId, Entry] = NO_ENTRIES
    useful: Mapping[NodeId, Entry] = NO_ENTRIES
    card: Card = Card()
    milestones: tuple[Milestone, ...] = ()
    formerly: tuple[RoleId, ...] = ()


class Aspect(NamedTuple):
    """One row of the comparison: what an aspect means for each role."""

    aspect: str
    section: str
    roles: dict[RoleId, str]


class Source(NamedTuple):
    """Where facts of the catalogue come from."""

    id: str
    title: str
    url: str = ""
    licence: str = ""
    used_for: str = ""


class Background(NamedTuple):
    """Where somebody with this background stands; ``known`` implies what it rests on."""

    id: str
    title: str
    summary: str = ""
    known: tuple[SkillId, ...] = ()


class Question(NamedTuple):
    """A pair of statements about what one likes, one for each role; choosing one speaks for its role by ``weight``.

    ``kind`` is ``interest``, ``work style`` or ``strength``; ``anchor`` is the section that names the difference.
    """

    id: str
    kind: str
    statements: dict[RoleId, str]
    weight: float = 1.0
    anchor: str = ""
