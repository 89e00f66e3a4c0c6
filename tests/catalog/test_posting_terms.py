"""What job postings ask for is found under the words they use.

``posting_terms.csv`` holds every term that at least one count of job postings of 2020 to 2026 found in 5 % or more of the
postings for one of the roles: the highest share for each role, the year and source of the higher one, the words to search
for (a term such as "R or SAS" is two), and the entries that are meant, none where the catalogue teaches no such thing.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planner.catalog.finding import Finder
from planner.storage.catalog.folder import load_catalog

HERE = Path(__file__).parent
LOOKED_AT = 3
"""Hits that a person sees at once."""

with (HERE / "posting_terms.csv").open(encoding="utf-8") as stream:
    TERMS = list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def shipped():
    return load_catalog([HERE.parents[1] / "resources" / "catalog"])


def is_found(finder: Finder, row: dict[str, str]) -> bool:
    """Return whether each way to write the term shows one of the meant entries among the first hits."""
    meant = set(row["leads_to"].split())
    searches = row["searches"].split("; ")
    return all(meant & {hit.node for hit in finder.find(text)[:LOOKED_AT]} for text in searches)


def test_at_least_95_percent_of_what_postings_name_leads_to_the_right_entry(shipped):
    finder = Finder(shipped.skills, shipped.choices, shipped.roles)
    missed = [row["term"] for row in TERMS if not is_found(finder, row)]
    assert len(missed) <= 0.05 * len(TERMS), missed


def test_every_term_is_named_in_5_percent_of_the_postings_for_a_role_and_leads_to_entries_that_exist(shipped):
    assert len(TERMS) > 140
    for row in TERMS:
        assert max(float(row[role] or 0) for role in ("ml_engineer", "data_scientist")) >= 0.05, row
        assert row["source"], row
        assert set(row["leads_to"].split()) <= {*shipped.skills, *shipped.choices}, row
