"""What a skill stands among, as lines that lead on: why it is here, what it needs, what it unlocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLayout, QRadioButton, QVBoxLayout, QWidget

from planner.catalog.entries import ADDED, Choice, ChoiceId, Resource, RoleId, Skill, SkillId
from planner.learner.learner import State
from planner.planning.answers.because import chain_links, chains
from planner.planning.answers.offers import offer
from planner.planning.answers.why_not import why_not
from planner.ui.style.locales import local
from planner.ui.widgets import links
from planner.ui.widgets.plain_text import KEY, label, unmarked
from planner.ui.widgets.section import line, link
from planner.words import answers, texts
from planner.words.because import reason
from planner.words.why_not import absence

if TYPE_CHECKING:
    from planner.study.study import Study

Go = Callable[[SkillId], None]
Parts = list[QWidget | QLayout]
MOST = 30


def why(study: Study, skill: SkillId, go: Go) -> Parts:
    """Return for each role the chain of sentences from ``skill`` to what the role asks for, or why there is none."""
    parts: Parts = []
    if skill not in study.plan.route.skills:
        return [label(absence(study.catalog, why_not(study.catalog, study.learner, study.plan, skill), local()))]
    for chain in chains(study.catalog, study.plan, skill):
        parts.append(label(f"For {study.catalog.title(chain[-1])}:", "muted"))
        for each in chain_links(study.catalog, chain):
            parts.append(label(f"→  {reason(study.catalog, each)}"))
            if each.after in study.catalog.skills:
                parts.append(to_skill(study, SkillId(each.after), go))
        role = study.catalog.roles[RoleId(chain[-1])]
        entry = role.core.get(chain[-2]) or role.useful.get(chain[-2])
        if entry and entry.source:
            where = "our own judgement" if entry.source == ADDED else entry.source
            parts.append(label(f"Source: {where}", "muted"))
    return parts


def needs(study: Study, skill: Skill, go: Go) -> Parts:
    """Return what ``skill`` needs first; a choice with its options."""
    parts: Parts = []
    for node in skill.requires:
        if study.catalog.is_skill(node):
            parts.append(to_skill(study, node, go))
            continue
        choice = study.catalog.choices[ChoiceId(node)]
        parts.append(label(f"Any one for {choice.title}:", "muted"))
        parts += [to_skill(study, option, go) for option in choice.options]
    return parts


def unlocks(study: Study, skill: Skill, go: Go) -> Parts:
    """Return what needs ``skill``, directly or as an option of a choice; the first of many."""
    structure = study.catalog.structure
    found: dict[SkillId, None] = {}
    for after in structure.unlocks[structure.number[skill.id]]:
        nodes = structure.unlocks[after] if structure.is_choice[after] else (after,)
        found.update(dict.fromkeys(SkillId(structure.ids[node]) for node in nodes))
    parts: Parts = [to_skill(study, each, go) for each in list(found)[:MOST]]
    if len(found) > MOST:
        parts.append(label(f"… and {len(found) - MOST} more", "muted"))
    return parts


def choices(study: Study, skill: Skill) -> Parts:
    """Return radio buttons for every choice that ``skill`` needs or is an option of."""
    near = [c for c in study.catalog.choices.values() if c.id in skill.requires or skill.id in c.options]
    return [radios(study, choice) for choice in near]


def make(skill: Skill) -> Parts:
    """Return what a project makes, and the data it is made from."""
    if not skill.brief:
        return []
    brief = skill.brief
    parts: Parts = [label(brief.deliverable)] if brief.deliverable else []
    if brief.data_title:
        host = links.host(brief.data_url)
        parts.append(label("From these data:", "muted"))
        parts.append(link(brief.data_title, lambda: links.open_address(brief.data_url)) if host else label(brief.data_title))
        parts.append(label("  ".join(fact for fact in ("", host, brief.data_licence) if fact), "muted"))
    return parts


def practises(study: Study, skill: Skill, go: Go) -> Parts:
    """Return the skills that the finished project shows."""
    return [to_skill(study, each, go) for each in (skill.brief.practises if skill.brief else ())]


def resources(skill: Skill) -> Parts:
    """Return the skill's resources; each opens in the browser."""
    return [_resource(each) for each in skill.resources]


def to_skill(study: Study, skill: SkillId, go: Go) -> QLayout:
    """Return a link to ``skill`` with its state."""
    return link(study.catalog.title(skill), lambda: go(skill), _state(study, skill))


def _state(study: Study, skill: SkillId) -> str:
    state = study.learner.state(skill)
    if skill in study.plan.implied and state is None:
        return "✓ implied"
    marks = {State.KNOWN: "✓", State.LEARNING: "◐", State.SKIPPED: "⊘"}
    return f"{marks[state]} {texts.state(state).lower()}" if state else ""


def radios(study: Study, choice: Choice) -> QWidget:
    """Return radio buttons that prefer an option of ``choice``, with what each would cost."""
    box = QWidget()
    group = QButtonGroup(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label(choice.title))
    found = offer(study.catalog, study.plan, choice.id)
    pinned = next((option for option in choice.options if option in study.learner.pins), None)
    for option in (None, *choice.options):
        text = answers.own_pick(study.catalog, found, local())
        if option:
            text = answers.option(study.catalog, found, option, study.plan.hours.likely, local())
        radio = QRadioButton(unmarked(text))
        radio.setAccessibleName(f"{choice.title}: {text}")
        radio.setProperty(KEY, f"{choice.id} {option}")
        radio.setChecked(option == pinned)
        radio.clicked.connect(lambda _=False, option=option: study.pin(choice.id, option))
        group.addButton(radio)
        column.addLayout(line(radio))
        if option and choice.options[option]:
            when = label(choice.options[option], "muted")
            when.setContentsMargins(28, 0, 0, 0)
            column.addWidget(when)
    return box


def _resource(resource: Resource) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(0)
    column.addLayout(link(resource.title, lambda: links.open_address(resource.url)))
    facts = [
        links.host(resource.url) or "not a web address",
        resource.kind,
        "free" if resource.free else "paid",
        local().hours(resource.hours) if resource.hours else "",
    ]
    column.addWidget(label("  " + "  ·  ".join(fact for fact in facts if fact), "muted"))
    return box
