"""What the learner can change in the catalogue: every verb is one change of the study that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.catalog.entries import Hours, Skill, SkillId
from planner.errors import PlannerError, in_a_row
from planner.storage.catalog.overlay import clean, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import NodeId, RoleId
    from planner.storage.catalog.overlay import Overlay
    from planner.study.state import History

OWN_AREA = "own"
CORE, USEFUL = "core", "useful"


class CircleError(PlannerError):
    """A requirement would close a circle; ``nodes`` is the chain from what would need to what it would need."""

    def __init__(self, catalog: Catalog, nodes: list[NodeId]) -> None:
        self.nodes = nodes
        first, last = catalog.title(nodes[0]), catalog.title(nodes[-1])
        way = in_a_row([catalog.title(node) for node in nodes], " → ")
        said = f"{first} cannot need {last}, which rests on it: {way}."
        super().__init__(said if len(nodes) > 1 else f"{first} cannot need itself.")


class SkillText(NamedTuple):
    """What a learner writes of a skill, with its hours."""

    title: str
    summary: str
    hours: Hours


class Changed(NamedTuple):
    """What the learner changed of one skill; ``requires`` and ``drops`` are the prerequisites that came and went."""

    skill: Skill
    is_added: bool
    is_retired: bool
    hours: Hours | None
    text: bool
    requires: tuple[NodeId, ...]
    drops: tuple[NodeId, ...]


class Editing:
    """The learner's own overlay, changed through a study."""

    def __init__(self, study: History) -> None:
        self._study = study

    @property
    def base(self) -> Catalog:
        """The catalogue without what the learner changed."""
        own = self._study.own
        return own.base if own else self._study.catalog

    def add(
        self, area: str, text: SkillText, requires: Mapping[NodeId, str], wishes: Mapping[RoleId, str], why: str
    ) -> SkillId:
        """Add a skill and return its id; ``wishes`` tells which roles ask for it, as `CORE` or `USEFUL`, and ``why``."""
        catalog, overlay = self._study.catalog, self._study.overlay
        taken: set[str] = {*catalog.skills, *catalog.choices, *catalog.roles, *self.base.skills}
        taken |= {str(entry.get("id")) for _, _, entry in overlay.entries()}
        skill = Skill(SkillId(new_id(text.title, taken)), clean(text.title), area, text.hours, clean(text.summary))
        title = "" if area in catalog.areas else "My own"
        overlay = overlay.with_entry(skill, _fields(skill), title)
        for need, reason in requires.items():
            overlay = overlay.with_requirement(skill, need, reason)
        for role, kind in wishes.items():
            overlay = overlay.with_wish(role, kind, skill.id, why)
        self._study.change_catalog(f"Add {skill.title}", overlay)
        return skill.id

    def change(self, skill: SkillId, text: SkillText) -> None:
        """Change what is written of ``skill``, and its hours; what is as shipped is not kept."""
        now, shipped = self._study.catalog.skills[skill], self.base.skills.get(skill)
        after = _fields(now._replace(title=clean(text.title), summary=clean(text.summary), hours=text.hours))
        before = _fields(shipped) if shipped else {}
        if before.get("summary") and not after["summary"]:
            after["summary"] = ""
        changed = {key: value if value != before.get(key) else None for key, value in after.items()}
        self._change(f"Change {now.title}", self._study.overlay.with_entry(now, changed))

    def require(self, skill: SkillId, need: NodeId, reason: str) -> None:
        """Make ``need`` a prerequisite of ``skill``, because of ``reason``.

        Raises:
            CircleError: ``need`` rests on ``skill``.
        """
        catalog = self._study.catalog
        circle = self.circle(skill, need)
        if circle:
            raise CircleError(catalog, circle)
        name = f"Let {catalog.title(skill)} need {catalog.title(need)}"
        self._change(name, self._study.overlay.with_requirement(catalog.skills[skill], need, reason))

    def circle(self, skill: SkillId, need: NodeId) -> list[NodeId]:
        """Return the chain by which ``need`` rests on ``skill``, which would become a circle; none if it does not."""
        return self._study.catalog.structure.chain(skill, need)

    def release(self, skill: SkillId, need: NodeId) -> None:
        """Make ``need`` no prerequisite of ``skill``."""
        catalog, shipped = self._study.catalog, self.base.skills.get(skill)
        own = self._study.overlay.entry(skill)
        was_given = need in {**(own.get("requires") or {}), **(own.get("needs") or {})}
        is_shipped = not was_given or (shipped is not None and need in shipped.requires)
        name = f"Let {catalog.title(skill)} not need {catalog.title(need)}"
        after = self._study.overlay.without_requirement(catalog.skills[skill], need, is_shipped=is_shipped)
        self._change(name, after)

    def retire(self, skills: Iterable[SkillId]) -> None:
        """Take ``skills`` out of the catalogue; what needed them needs what they needed."""
        catalog, overlay, names = self._study.catalog, self._study.overlay, []
        skills = list(skills)
        self._refuse_last_options(skills)
        for skill in skills:
            names.append(catalog.title(skill))
            overlay = overlay.with_entry(catalog.skills[skill], {"retired": True})
        what = names[0] if len(names) == 1 else f"{len(names)} skills"
        self._change(f"Retire {what}", overlay)

    def _refuse_last_options(self, skills: Collection[SkillId]) -> None:
        """Raise what stands against retiring ``skills``: that a choice would be left without an option."""
        catalog = self._study.catalog
        for choice in catalog.choices.values():
            if choice.options.keys() <= {*skills}:
                last = catalog.title(next(iter(choice.options)))
                raise PlannerError(
                    f"{last} is the last option of {choice.title} and cannot be retired; keep one of its options."
                )

    def take_back(self, skill: SkillId) -> None:
        """Let ``skill`` be as shipped again; one that was added is gone, and nothing asks for it."""
        overlay, is_added = self._study.overlay, skill not in self.base.skills
        title = overlay.entry(skill).get("title") or self._study.catalog.title(skill)
        self._change(f"Take back {title}", overlay.without(skill, is_added=is_added))

    def bring_back(self, skill: SkillId) -> None:
        """Let a retired ``skill`` be wanted again."""
        known = self.base.skills.get(skill) or _unplaced(skill, self._study.overlay.entry(skill))
        after = self._study.overlay.with_entry(known, {"retired": None})
        self._change(f"Bring back {known.title}", after)

    def changed(self) -> list[Changed]:
        """Return what is changed, skill by skill, in the order of the overlay's files."""
        return [self._changed(entry) for _, _, entry in self._study.overlay.entries()]

    def _changed(self, entry: dict[str, object]) -> Changed:
        word = SkillId(str(entry.get("id")))
        shipped, now = self.base.skills.get(word), self._study.catalog.skills.get(word)
        skill = now or shipped or _unplaced(word, entry)
        needs = entry.get("needs" if skill.brief else "requires") or {}
        drops = entry.get("drops") or []
        return Changed(
            skill,
            is_added=shipped is None,
            is_retired=bool(entry.get("retired")),
            hours=skill.hours if entry.get("hours") else None,
            text=bool(entry.keys() - {"id", "hours", "retired", "requires", "needs", "drops"}),
            requires=tuple(needs) if isinstance(needs, dict) else (),
            drops=tuple(drops) if isinstance(drops, list) else (),
        )

    def _change(self, name: str, overlay: Overlay) -> None:
        self._study.change_catalog(name, overlay)


def _unplaced(word: SkillId, entry: Mapping[str, object]) -> Skill:
    """Return what is known of a skill that is in no catalogue now."""
    return Skill(word, str(entry.get("title", word)), OWN_AREA, Hours(1, 1, 1))


def _fields(skill: Skill) -> dict[str, object]:
    """Return what a learner can write of ``skill``, as in YAML."""
    hours = [int(value) if value == int(value) else value for value in skill.hours]
    return {"title": skill.title, "summary": skill.summary or None, "hours": hours}
