"""Catalogue files to a checked catalogue; every fault of every file is told at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.catalog.catalog import Catalog
from planner.catalog.checks import check
from planner.catalog.entries import ChoiceId, RoleId, SkillId
from planner.catalog.retiring import without
from planner.storage.catalog import entries, roles
from planner.storage.catalog.faults import CatalogError, Fault
from planner.storage.catalog.fields import Fields, Noted
from planner.storage.catalog.strict_yaml import YamlFault, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.catalog.entries import Aspect, Background, Choice, Question, Role, Skill, Source
    from planner.storage.catalog.source_file import SourceFile

PROJECTS = "projects"


def read_catalog(files: Iterable[SourceFile], base: Catalog | None = None) -> Catalog:
    """Return the catalogue in ``files``, later folders on top of earlier ones, all on top of a checked ``base``.

    Raises:
        CatalogError: With every fault, each with file, line and column.
    """
    reader = _Reader(base or Catalog({}))
    for file in files:
        reader.read(file)
    catalog = reader.catalog()
    reader.check(catalog)
    if reader.retired:
        catalog = reader.dropped(without(catalog, reader.retired))
        reader.check(catalog)
    return catalog


class _Reader:
    """Gathers entries file by file; ``_folder_of`` tells which folder last gave an id.

    Attributes:
        retired: Skills that are taken out again.
    """

    def __init__(self, base: Catalog) -> None:
        self.retired: set[SkillId] = set()
        self._drops: dict[SkillId, set[str]] = {}
        self._all_read = True
        self._noted = Noted()
        self._skills: dict[SkillId, Skill] = dict(base.skills)
        self._choices: dict[ChoiceId, Choice] = dict(base.choices)
        self._roles: dict[RoleId, Role] = dict(base.roles)
        self._areas: dict[str, str] = dict(base.areas)
        self._comparison: list[Aspect] = list(base.comparison)
        self._sources: list[Source] = list(base.sources)
        self._backgrounds: list[Background] = list(base.backgrounds)
        self._fit: list[Question] = list(base.fit)
        self._folder_of: dict[tuple[str, str], int] = {}

    def check(self, catalog: Catalog) -> None:
        """Raise what reading, or a look at the whole, finds wrong; without an unreadable file much would seem to be missing."""
        for where, sentence in check(catalog, self._noted.places) if self._all_read else ():
            self._noted.fault_at(where, sentence)
        if self._noted.faults:
            raise CatalogError(self._noted.faults)

    def catalog(self) -> Catalog:
        """Return what was read: areas by file, projects last, each in the order of its file."""
        skills = dict(sorted(self._skills.items(), key=lambda item: item[1].brief is not None))
        areas = dict(sorted(self._areas.items(), key=lambda item: item[0] == PROJECTS))
        return Catalog(
            skills=skills,
            choices=self._choices,
            roles=self._roles,
            areas=areas,
            comparison=tuple(self._comparison),
            sources=tuple(self._sources),
            backgrounds=tuple(self._backgrounds),
            fit=tuple(self._fit),
        )

    def dropped(self, catalog: Catalog) -> Catalog:
        """Return ``catalog`` without the dropped prerequisites that skills took over from retired ones."""
        skills = dict(catalog.skills)
        for word, drops in self._drops.items():
            if word in skills:
                left = {need: why for need, why in skills[word].requires.items() if need not in drops}
                skills[word] = skills[word]._replace(requires=left)
        return replace(catalog, skills=skills)

    def read(self, file: SourceFile) -> None:
        """Read one file; what is wrong is noted."""
        try:
            node = read_yaml(file.data)
        except YamlFault as fault:
            self._noted.faults.append(Fault(file.name, fault.place, fault.sentence))
            self._all_read = False
            return
        if node.value is None:
            return
        fields = Fields(node, "the file", file.name, self._noted)
        readers: dict[str, Callable[[Fields, int], None]] = {
            "skills": self._read_skills,
            "projects": self._read_projects,
            "choices": self._read_choices,
            "roles": self._read_role,
            "comparison": lambda f, _: self._comparison.extend(roles.aspect(x) for x in f.fields("comparison")),
            "sources": lambda f, _: self._sources.extend(roles.source(x) for x in f.fields("sources")),
            "fit": lambda f, _: self._fit.extend(roles.question(x) for x in f.fields("fit")),
            "backgrounds": lambda f, _: self._backgrounds.extend(roles.background(x) for x in f.fields("backgrounds")),
        }
        readers[file.kind](fields, file.folder)
        if isinstance(node.value, dict) and file.kind != "roles":
            fields.close()

    def _read_skills(self, fields: Fields, folder: int) -> None:
        area = fields.text("area")
        if not area:
            fields.fault(fields.node.place, "the file has no 'area'; name the area of its skills.")
        self._read_area(fields, folder, area or "unnamed", "skills", "skill")

    def _read_projects(self, fields: Fields, folder: int) -> None:
        fields.text("area")
        self._read_area(fields, folder, PROJECTS, PROJECTS, "project")

    def _read_area(self, fields: Fields, folder: int, area: str, key: str, kind: str) -> None:
        title = fields.title(self._areas.get(area, area.replace("-", " ").capitalize()))
        for item in fields.fields(key):
            word = SkillId(self._named(item, kind, folder, "skill"))
            if word:
                self._areas.setdefault(area, title)
                if item.flag("retired", default=False):
                    self.retired.add(word)
                read = self._skills[word] = entries.skill(item, word, area, self._skills.get(word))
                self._drops[word] = {*item.texts("drops")} - {*read.requires}

    def _read_choices(self, fields: Fields, folder: int) -> None:
        for item in fields.fields("choices"):
            word = ChoiceId(self._named(item, "choice", folder, "choice"))
            if word:
                self._choices[word] = entries.choice(item, word, self._choices.get(word))

    def _read_role(self, fields: Fields, folder: int) -> None:
        word = RoleId(self._named(fields, "role", folder, "role"))
        if word:
            self._roles[word] = roles.role(fields, word, self._roles.get(word))

    def _named(self, fields: Fields, kind: str, folder: int, family: str) -> str:
        """Return the entry's id, nothing if it has none or the same folder gave it before."""
        word = entries.entry_id(fields, kind)
        if not word:
            return ""
        if self._folder_of.get((family, word)) == folder:
            first = self._noted.places[family, word]
            fields.fault(fields.place("id"), f"{fields.name} is given twice; the first is at {first[0]}:{first[1].line}.")
            return ""
        self._folder_of[family, word] = folder
        fields.mark((family, word))
        return word
