"""What the learner changed in the catalogue, as the files of an overlay; a value that is never changed itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from planner.storage.catalog.strict_yaml import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from planner.catalog.entries import NodeId, RoleId, Skill, SkillId

Content = dict[str, Any]
"""What a YAML file or entry holds; never changed in place."""
EDGES = ("requires", "needs")
"""Where a skill, and where a project, keeps its prerequisites."""


@dataclass(frozen=True)
class Overlay:
    """The ``files`` of an overlay by their name within its folder.

    What no verb here knows is kept as it is. Two overlays with equal files are equal.
    """

    files: Mapping[str, Content] = field(default_factory=dict)

    def entries(self) -> Iterator[tuple[str, int, Content]]:
        """Yield every skill or project that is added or changed, with its file and its number there."""
        for name, content in self.files.items():
            for key in ("skills", "projects"):
                for number, entry in enumerate(content.get(key) or []):
                    yield name, number, entry

    def entry(self, skill: SkillId) -> Content:
        """Return what is changed of ``skill``; nothing if nothing is."""
        return next((entry for _, _, entry in self.entries() if entry.get("id") == skill), {})

    def with_entry(self, skill: Skill, fields: Mapping[str, object], area_title: str = "") -> Overlay:
        """Return an overlay in which ``skill`` has these ``fields`` too; one that is none is taken away.

        ``area_title`` names an area that is not there yet.
        """
        for name, number, entry in self.entries():
            if entry.get("id") == skill.id:
                return self._with_item(name, number, _merged(entry, fields))
        name = self._file_of(skill.area)
        content = self.files.get(name) or _merged({"area": skill.area}, {"title": area_title or None})
        skills = [*(content.get("skills") or []), _merged({"id": str(skill.id)}, fields)]
        return self._with_file(name, {**content, "skills": skills})

    def with_requirement(self, skill: Skill, need: NodeId, reason: str) -> Overlay:
        """Return an overlay in which ``skill`` needs ``need`` first, because of ``reason``."""
        entry, key = self.entry(skill.id), _edges(skill)
        drops = [each for each in entry.get("drops") or [] if each != need]
        return self.with_entry(skill, {key: {**(entry.get(key) or {}), need: clean(reason)}, "drops": drops or None})

    def without_requirement(self, skill: Skill, need: NodeId, *, is_shipped: bool) -> Overlay:
        """Return an overlay in which ``skill`` does not need ``need``; what ``is_shipped`` is dropped by name."""
        entry, key = self.entry(skill.id), _edges(skill)
        left = {each: why for each, why in (entry.get(key) or {}).items() if each != need}
        drops = list(dict.fromkeys([*(entry.get("drops") or []), *([need] if is_shipped else [])]))
        return self.with_entry(skill, {key: left or None, "drops": drops or None})

    def with_wish(self, role: RoleId, kind: str, skill: SkillId, reason: str) -> Overlay:
        """Return an overlay in which ``role`` asks for ``skill`` as ``kind``: ``core`` or ``useful``."""
        name = next((name for name, content in self.files.items() if content.get("id") == role), f"roles/{_slug(role)}.yaml")
        content = self.files.get(name) or {"id": str(role)}
        return self._with_file(name, {**content, kind: {**(content.get(kind) or {}), skill: {"why": clean(reason)}}})

    def without(self, skill: SkillId, *, is_added: bool) -> Overlay:
        """Return an overlay that says nothing of ``skill``; if it ``is_added`` here, nothing asks for it either."""
        files = {}
        for name, content in self.files.items():
            kept = dict(content)
            for key in ("skills", "projects"):
                if key in kept:
                    entries = [each for each in kept[key] or [] if each.get("id") != skill]
                    kept[key] = [_forgotten(each, skill) for each in entries] if is_added else entries
            for key in ("core", "useful") if is_added else ():
                if isinstance(kept.get(key), dict):
                    kept[key] = {word: why for word, why in kept[key].items() if word != skill}
            if kept == content or _says_something(kept):
                files[name] = kept
        return Overlay(files)

    def _with_item(self, name: str, number: int, entry: Content) -> Overlay:
        content = self.files[name]
        key = "skills" if "skills" in content else "projects"
        items = list(content[key])
        items[number : number + 1] = [entry] if len(entry) > 1 else []
        return self._with_file(name, {**content, key: items})

    def _with_file(self, name: str, content: Content) -> Overlay:
        files = {**self.files, name: content}
        return Overlay(files if _says_something(content) else {each: files[each] for each in files if each != name})

    def _file_of(self, area: str) -> str:
        """Return the file for new skills of ``area``."""
        for name, content in self.files.items():
            if content.get("area") == area and name.startswith("skills/"):
                return name
        name, taken = _slug(area), {*self.files}
        while f"skills/{name}.yaml" in taken:
            name += "-2"
        return f"skills/{name}.yaml"


def clean(text: str) -> str:
    """Return ``text`` on one line, without what a catalogue may not hold."""
    return " ".join(UNSAFE.sub(" ", text).split())


def new_id(title: str, taken: Collection[str]) -> str:
    """Return an id for something named ``title`` that is not ``taken`` yet."""
    word = _slug(title)
    number = 1
    while word in taken or word in {"both", "none"}:
        number += 1
        word = f"{_slug(title)}-{number}"
    return word


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "own"


def _edges(skill: Skill) -> str:
    return EDGES[1] if skill.brief else EDGES[0]


def _merged(entry: Content, fields: Mapping[str, object]) -> Content:
    return {key: value for key, value in {**entry, **fields}.items() if value is not None}


def _forgotten(entry: Content, skill: SkillId) -> Content:
    """Return ``entry`` without a requirement of ``skill``."""
    return {
        key: {need: why for need, why in value.items() if need != skill}
        if key in {*EDGES, "helps_with"} and isinstance(value, dict)
        else value
        for key, value in entry.items()
    }


def _says_something(content: Content) -> bool:
    heads = {"area", "title"} if "area" in content else {"id"}
    return any(value for key, value in content.items() if key not in heads)
