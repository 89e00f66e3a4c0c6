"""Catalogue files to a checked catalogue; every fault of every file is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.catalog.catalog import Catalog
from planner.catalog.checks import check
from planner.catalog.entries import ChoiceId, RoleId, SkillId
from planner.storage import catalog_entries, catalog_roles
from planner.storage.faults import CatalogError, Fault
from planner.storage.fields import Fields, Noted
from planner.storage.guarded_yaml import YamlFault, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.catalog.entries import Aspect, Background, Choice, Question, Role, Skill, Source
    from planner.storage.catalog_folder import SourceFile

PROJECTS = "projects"


def read_catalog(files: Iterable[SourceFile]) -> Catalog:
    """Return the catalogue in ``files``, later folders on top of earlier ones.

    Raises:
        CatalogError: With every fault, each with file, line and column.
    """
    reader = _Reader()
    for file in files:
        reader.read(file)
    catalog = reader.catalog()
    for where, sentence in check(catalog) if reader.all_read else ():
        reader.noted.fault_at(where, sentence)
    if reader.noted.faults:
        raise CatalogError(reader.noted.faults)
    return catalog


class _Reader:
    """Gathers entries file by file; ``_folder_of`` tells which folder last gave an id.

    Attributes:
        all_read: No file was unreadable as a whole; else what it held would seem to be missing.
    """

    def __init__(self) -> None:
        self.all_read = True
        self.noted = Noted()
        self._skills: dict[SkillId, Skill] = {}
        self._choices: dict[ChoiceId, Choice] = {}
        self._roles: dict[RoleId, Role] = {}
        self._areas: dict[str, str] = {}
        self._comparison: list[Aspect] = []
        self._sources: list[Source] = []
        self._backgrounds: list[Background] = []
        self._fit: list[Question] = []
        self._folder_of: dict[tuple[str, str], int] = {}

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

    def read(self, file: SourceFile) -> None:
        """Read one file; what is wrong is noted."""
        try:
            node = read_yaml(file.data)
        except YamlFault as fault:
            self.noted.faults.append(Fault(file.name, fault.place, fault.sentence))
            self.all_read = False
            return
        if node.value is None:
            return
        fields = Fields(node, "the file", file.name, self.noted)
        readers: dict[str, Callable[[Fields, int], None]] = {
            "skills": self._read_skills,
            "projects": self._read_projects,
            "choices": self._read_choices,
            "roles": self._read_role,
            "comparison": lambda f, _: self._comparison.extend(catalog_roles.aspect(x) for x in f.fields("comparison")),
            "sources": lambda f, _: self._sources.extend(catalog_roles.source(x) for x in f.fields("sources")),
            "fit": lambda f, _: self._fit.extend(catalog_roles.question(x) for x in f.fields("fit")),
            "backgrounds": lambda f, _: self._backgrounds.extend(catalog_roles.background(x) for x in f.fields("backgrounds")),
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
        title = fields.text("title", self._areas.get(area, area.replace("-", " ").capitalize()))
        for item in fields.fields(key):
            word = SkillId(self._named(item, kind, folder, "skill"))
            if word:
                self._areas.setdefault(area, title)
                self._skills[word] = catalog_entries.skill(item, word, area, self._skills.get(word))

    def _read_choices(self, fields: Fields, folder: int) -> None:
        for item in fields.fields("choices"):
            word = ChoiceId(self._named(item, "choice", folder, "choice"))
            if word:
                self._choices[word] = catalog_entries.choice(item, word, self._choices.get(word))

    def _read_role(self, fields: Fields, folder: int) -> None:
        word = RoleId(self._named(fields, "role", folder, "role"))
        if word:
            self._roles[word] = catalog_roles.role(fields, word, self._roles.get(word))

    def _named(self, fields: Fields, kind: str, folder: int, family: str) -> str:
        """Return the entry's id, nothing if it has none or the same folder gave it before."""
        word = catalog_entries.entry_id(fields, kind)
        if not word:
            return ""
        if self._folder_of.get((family, word)) == folder:
            first = self.noted.places[family, word]
            fields.fault(fields.place("id"), f"{fields.name} is given twice; the first is at {first[0]}:{first[1].line}.")
            return ""
        self._folder_of[family, word] = folder
        fields.mark((family, word))
        return word
