from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.locations import resources
from planner.planning.landscape import landscape
from planner.storage.catalog_folder import load_catalog
from planner.ui.map.finding import found_on
from planner.ui.rows import Haystacks

CATALOG = load_catalog([resources() / "catalog"])
LAND = landscape(CATALOG, tuple(CATALOG.roles))
HAYSTACKS = Haystacks(CATALOG)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("vec", "Vectors"),
        ("gradient", "Gradient descent"),
        ("git", "Version control with Git"),
        ("cross-val", "Validation and"),
    ],
)
def test_titles_come_before_all_else(words, first):
    found = found_on(LAND, CATALOG, HAYSTACKS, tuple(words.split()))
    assert any(LAND.spots[node].title.startswith(first) for node in found[:2])


@given(st.lists(st.sampled_from(["data", "model", "python", "learn", "a", "net", "the", "sql", "for"]), max_size=3))
def test_exactly_what_holds_all_words_is_found_and_titles_lead(words):
    found = found_on(LAND, CATALOG, HAYSTACKS, tuple(words))
    if not words:
        assert found == []
        return
    in_title = [all(word in LAND.spots[node].title.casefold() for word in words) for node in found]
    assert in_title == sorted(in_title, reverse=True)
    skills = {node for node in LAND.spots if node in CATALOG.skills and HAYSTACKS.holds(CATALOG.skills[node], tuple(words))}
    assert skills <= set(found)
    assert len(set(found)) == len(found)
