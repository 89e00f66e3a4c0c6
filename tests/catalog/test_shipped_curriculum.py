"""What a teacher would ask of the shipped catalogue."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path

import networkx as nx
import pytest

from planner.catalog.entries import ADDED
from planner.learner.learner import Learner, Mark, State
from planner.planning.plan import make_plan
from planner.storage.catalog.folder import load_catalog
from tests.catalog.asked import implied, taught_before
from tests.planning.test_plan import MONDAY

HERE = Path(__file__).parent
SECTIONS = {
    "Introduction", "Table of Comparison", "Role Overview", "Core Responsibilities and Daily Tasks",
    "Required Technical Skills and Tools", "Educational Background and Prerequisites", "Typical Projects and Workflows",
    "Collaboration with Other Tech Roles", "Industry Demand and Career Opportunities", "Salary and Compensation Trends",
    "Key Differences in Problem-Solving Approaches", "Choosing the Right Path: Which Role Fits You?",
}  # fmt: skip
KINDS = {"book", "course", "docs", "paper", "reference", "tool", "tutorial", "video"}
AMERICAN = re.compile(
    r"\b\w*(?:[iy]z(?:e|es|ed|ing|ation|ations|er|ers)|behavior\w*|color\w*|favor\w*|center\w*|labeled|labeling|modeling|modeled"
    r"|artifact\w*|catalog|catalogs|program(?:me)s?|defense|license[sd]?|fulfill\w*|gray|skeptic\w*)\b",
    re.IGNORECASE,
)
NEVER_AMERICAN = {
    "size",
    "sizes",
    "sized",
    "sizing",
    "resize",
    "prize",
    "prizes",
    "seize",
    "maize",
    "assize",
    "resized",
    "resizing",
}
MISSPELT = re.compile(
    r"\b(Numpy|numpy|Scipy|Pandas|SciKit\w*|Scikit\w*|sklearn|Pytorch|Tensorflow|tensorflow|Github|github|Gitlab|Postgres\b|Postgresql"
    r"|Mysql|Powerbi|PowerBI|kubernetes|docker|aws|azure|Javascript|Seaborn|MLFlow|Mlflow|XGboost|Xgboost"
    r"|LightGbm|HuggingFace|Huggingface|Fastapi|fastapi|Openai|Fast\.ai|python|spark|hadoop|tableau|excel|keras|java)\b"
)


@pytest.fixture(scope="module")
def shipped():
    return load_catalog([HERE.parents[1] / "resources" / "catalog"])


def own_words(catalog):
    """Yield every text that the catalogue says in its own words, with the entry that says it."""
    for skill in catalog.skills.values():
        brief = (skill.brief.deliverable, *skill.brief.done) if skill.brief else ()
        reasons = (*skill.requires.values(), *skill.helps_with.values())
        yield from ((skill.id, text) for text in (skill.summary, *skill.can_do, *reasons, *brief))
    for choice in catalog.choices.values():
        yield from ((choice.id, text) for text in (choice.summary, *choice.options.values()))
    for role in catalog.roles.values():
        yield from ((role.id, text) for text in role_words(role))
    others = [*((row.aspect, row.roles) for row in catalog.comparison), *((q.id, q.statements) for q in catalog.fit)]
    yield from ((name, text) for name, texts in others for text in texts.values())
    yield from ((background.id, background.summary) for background in catalog.backgrounds)


def role_words(role):
    card = role.card
    lists = (card.tasks, card.education, card.industries, card.collaboration, card.outlook)
    whys = [entry.why for entry in (*role.core.values(), *role.useful.values())]
    titles = [milestone.title for milestone in role.milestones]
    return (role.summary, card.focus, card.output, card.goal, *chain.from_iterable(lists), *whys, *titles)


def test_what_independent_curricula_agree_on_is_never_the_other_way_round_and_hard_pairs_hold(shipped):
    with (HERE / "pairs.csv").open(encoding="utf-8") as stream:
        pairs = [row for row in csv.DictReader(stream) if row["before_id"] != row["after_id"]]
    assert len(pairs) > 80
    taught = taught_before(shipped)
    reversed_ = [p for p in pairs if nx.has_path(taught, p["after_id"], p["before_id"])]
    missing = [p for p in pairs if p["strength"] == "hard" and not nx.has_path(taught, p["before_id"], p["after_id"])]
    assert (reversed_, missing) == ([], [])


def test_required_and_recommended_edges_together_have_no_cycle_and_none_is_named_twice(shipped):
    assert nx.is_directed_acyclic_graph(taught_before(shipped))
    for skill in shipped.skills.values():
        assert all(reason.endswith(".") for reason in skill.helps_with.values()), skill.id
        assert not skill.helps_with.keys() & nx.ancestors(shipped.graph, skill.id), skill.id


def test_hours_are_three_points_and_not_one_point_halved_and_doubled(shipped):
    skills = [skill for skill in shipped.skills.values() if not skill.brief]
    mechanical = [s.id for s in skills if (s.hours.low, s.hours.high) == (s.hours.likely / 2, s.hours.likely * 2)]
    assert len(mechanical) <= 0.1 * len(skills), mechanical
    assert len({round(skill.hours.high / skill.hours.likely, 1) for skill in skills}) >= 10


def test_every_summary_says_what_it_is_and_why_one_learns_it(shipped):
    short = [skill.id for skill in shipped.skills.values() if len(re.findall(r"[.?](?= |$)", skill.summary)) != 2]
    assert short == []


def test_a_background_lists_all_that_it_takes_as_known(shipped):
    for background in shipped.backgrounds:
        assert implied(shipped, background.known) == frozenset(), background.id


def test_ids_are_lower_case_ascii_words(shipped):
    ids = [*shipped.skills, *shipped.choices, *shipped.roles, *shipped.areas]
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_every_entry_says_why_and_which_section_of_the_article_it_comes_from(shipped):
    for skill in shipped.skills.values():
        assert skill.source == ADDED or skill.source.removeprefix("seed:") in SECTIONS, (skill.id, skill.source)
    for role in shipped.roles.values():
        for node, entry in {**role.core, **role.useful}.items():
            assert entry.why.endswith("."), (role.id, node)
            assert entry.source in {*SECTIONS, ADDED}, (role.id, node, entry.source)
    for row in shipped.comparison:
        assert row.section in SECTIONS, row
        assert set(row.roles) == set(shipped.roles), row


def test_it_is_in_british_english_and_names_products_as_their_makers_do(shipped):
    texts = list(own_words(shipped))
    assert len(texts) > 1_000
    american = [(i, m[0]) for i, text in texts for m in AMERICAN.finditer(text) if m[0].lower() not in NEVER_AMERICAN]
    misspelt = [(i, m[0]) for i, text in texts for m in MISSPELT.finditer(re.sub(r"`[^`]*`", "", text))]
    assert (american, misspelt) == ([], [])


def test_can_do_statements_name_something_to_be_seen(shipped):
    vague = re.compile(r"^(understand|know|be familiar|learn|appreciate|grasp)\b", re.IGNORECASE)
    for skill in shipped.skills.values():
        for text in skill.can_do:
            assert text.endswith("."), (skill.id, text)
            assert not vague.match(text), (skill.id, text)
            assert 20 <= len(text) <= 220, (skill.id, text)
    counts = Counter(text for skill in shipped.skills.values() for text in skill.can_do)
    assert [text for text, count in counts.items() if count > 1] == []


def test_each_skill_has_two_resources_free_ones_first_and_words_to_be_found_by(shipped):
    confirmed = set((HERE / "confirmed_addresses.txt").read_text(encoding="utf-8").split())
    for skill in shipped.skills.values():
        if skill.brief is None:
            assert len(skill.resources) >= 2, skill.id
            assert skill.aliases, skill.id
        assert len({resource.url for resource in skill.resources}) == len(skill.resources), skill.id
        assert skill.title.casefold() not in {alias.casefold() for alias in skill.aliases}, skill.id
        for before, after in pairwise(skill.resources):
            assert before.free or not after.free, skill.id
        for resource in skill.resources:
            assert resource.kind in KINDS, (skill.id, resource)
            assert not re.search(r"roadmap\.sh|metacademy\.org", resource.url), resource
            assert (resource.checked == "confirmed") == (resource.url in confirmed), (skill.id, resource.url)


def test_each_project_has_data_to_be_had_and_says_when_it_is_done(shipped):
    projects = [skill for skill in shipped.skills.values() if skill.brief]
    assert len(projects) >= 10
    for project in projects:
        brief = project.brief
        assert brief.practises, project.id
        assert len(brief.done) >= 2, project.id
        assert set(brief.practises) <= set(shipped.skills), project.id
        assert brief.data_title, project.id
        assert brief.data_url.startswith("https://"), project.id


@pytest.mark.parametrize("role", ["ml-engineer", "data-scientist"])
def test_milestones_part_each_path_and_the_first_thing_is_finished_within_sixty_hours(shipped, role):
    plan = make_plan(shipped, Learner(goal=role), MONDAY)
    assert len(plan.milestones) == len(shipped.roles[role].milestones) >= 5
    assert plan.milestones[-1].number == len(plan.steps) or plan.milestones[-1].hours > 0.9 * plan.hours.likely
    hours = 0.0
    for step in plan.steps:
        hours += step.hours.likely
        if step.skill.brief:
            break
    assert hours <= 60


def share_done(catalog, role, known):
    whole = make_plan(catalog, Learner(goal=role), MONDAY).hours.likely
    left = make_plan(catalog, Learner(goal=role, marks=dict.fromkeys(known, Mark(State.KNOWN))), MONDAY).hours.likely
    return 1 - left / whole


def test_a_developer_is_further_on_the_engineers_path_and_a_statistician_on_the_scientists(shipped):
    share = {
        (background.id, role): share_done(shipped, role, background.known)
        for background in shipped.backgrounds
        for role in shipped.roles
    }
    assert {background for background, _ in share} == {
        "software-developer", "computer-science-graduate", "bootcamp-graduate", "statistician",
        "physicist-or-engineer", "data-analyst", "analyst", "beginner",
    }  # fmt: skip
    assert share["software-developer", "ml-engineer"] > share["software-developer", "data-scientist"] + 0.05
    assert share["statistician", "data-scientist"] > share["statistician", "ml-engineer"] + 0.05
    assert share["analyst", "data-scientist"] > share["analyst", "ml-engineer"]
    assert share["beginner", "ml-engineer"] == share["beginner", "data-scientist"] == 0


def test_the_fit_statements_come_in_pairs_that_favour_neither_role(shipped):
    assert 12 <= len(shipped.fit) <= 16
    for question in shipped.fit:
        assert set(question.statements) == set(shipped.roles)
        assert question.kind in {"interest", "work style", "strength"}
        assert question.anchor in SECTIONS
        assert question.weight in {1, 2}
    assert len({question.id for question in shipped.fit}) == len(shipped.fit)


def test_every_choice_has_options_worth_weighing(shipped):
    for choice in shipped.choices.values():
        assert len(choice.options) >= 2, choice.id
        assert all(when.endswith(".") for when in choice.options.values()), choice.id


def test_figures_of_pay_carry_period_and_source(shipped):
    for role in shipped.roles.values():
        assert role.card.salary
        for figure in role.card.salary:
            assert figure.period, figure
            assert figure.source, figure
