"""A catalogue without retired skills against the plainest statement of what that means."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.checks import check
from planner.catalog.entries import Background, Brief, Milestone
from planner.catalog.retiring import without
from tests.catalogs import catalogs


def below(catalog, node, gone=frozenset()):
    """All nodes that ``node`` needs at once or later, without those ``gone``."""
    found, waiting = set(), [node]
    while waiting:
        now = waiting.pop()
        needs = catalog.skills[now].requires if now in catalog.skills else catalog.choices[now].options
        found |= {need for need in needs if need not in gone}
        waiting += needs
    return found


@given(catalogs(), st.data())
def test_what_stays_rests_on_all_it_rested_on_but_the_retired(catalog, data):
    gone = set(data.draw(st.lists(st.sampled_from(sorted(catalog.skills)), max_size=4)))
    left = without(catalog, gone)
    assert left.skills.keys() == catalog.skills.keys() - gone
    for skill in left.skills:
        was = {node for node in below(catalog, skill, gone) if node in catalog.skills}
        now = {node for node in below(left, skill) if node in catalog.skills}
        assert now <= was
        if not catalog.choices:
            assert now == was


@given(catalogs(), st.data())
def test_nothing_names_a_retired_skill_and_the_rest_has_no_faults_but_emptiness(catalog, data):
    gone = set(data.draw(st.lists(st.sampled_from(sorted(catalog.skills)), max_size=4)))
    left = without(catalog, gone)
    assert all("asks for nothing" in fault or "no options" in fault or "no skills" in fault for _, fault in check(left))


@given(catalogs())
def test_nothing_retired_changes_nothing(catalog):
    assert without(catalog, ()) is catalog


def test_a_reason_that_stands_already_is_kept_and_others_are_taken_over(tiny):
    skills = {**tiny.skills}
    skills["matrices"] = skills["matrices"]._replace(requires={"vectors": "lengths"})
    above = skills["matrices"]._replace(id="above", requires={"matrices": "is applied", "vectors": "my own"})
    further = above._replace(id="further", requires={"matrices": "is applied"})
    left = without(replace(tiny, skills={**skills, "above": above, "further": further}, order=()), ["matrices"])
    assert left.skills["above"].requires == {"vectors": "my own"}
    assert left.skills["further"].requires == {"vectors": "lengths"}


def test_roles_milestones_projects_backgrounds_and_soft_edges_forget_it(tiny):
    role = next(iter(tiny.roles.values()))
    first = next(iter(tiny.skills.values()))
    project = first._replace(id="shown", requires={}, helps_with={"vectors": ""}, brief=Brief("It", ("vectors", "matrices")))
    catalog = replace(
        tiny,
        skills={**tiny.skills, "shown": project},
        roles={role.id: role._replace(milestones=(Milestone("A", ("vectors",)), Milestone("B", ("vectors", "matrices"))))},
        backgrounds=(Background("b", "B", "", ("vectors", "matrices")),),
        order=(),
    )
    left = without(catalog, ["vectors"])
    assert left.skills["shown"].helps_with == {}
    assert left.skills["shown"].brief.practises == ("matrices",)
    assert left.roles[role.id].milestones == (Milestone("B", ("matrices",)),)
    assert left.backgrounds[0].known == ("matrices",)
    assert "vectors" not in left.roles[role.id].core
