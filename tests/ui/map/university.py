"""Catalogues as universities have them: many courses that need nothing, and small groups that need each other."""

from __future__ import annotations

from random import Random

from planner.catalog.catalog import Catalog
from planner.catalog.entries import Entry, Hours, Role, Skill


def university(courses: int, *, alone: float = 0.5, seed: int = 1) -> Catalog:
    """Return so many courses, a share of them ``alone``, the rest in departments, with one role that asks for all."""
    random, skills = Random(seed), {}
    for number in range(courses):
        area = f"area{number * 12 // courses}"
        mates = [each for each in skills.values() if each.area == area and not each.id.startswith("alone")][-8:]
        is_alone = random.random() < alone
        needs = () if is_alone or random.random() < 0.2 else [each.id for each in random.sample(mates, min(len(mates), 2))]
        name = f"alone-{number}" if is_alone else f"course-{number}"
        skills[name] = Skill(
            name, f"Course {number} of {area}", area, Hours(20, 30, 45), "A course.", requires=dict.fromkeys(needs, "Needed.")
        )
    role = Role("everything", "Every course", core={skill: Entry("Asked for.", "Catalogue") for skill in skills})
    return Catalog(skills, {}, {"everything": role}, {f"area{number}": f"Department {number}" for number in range(12)})
