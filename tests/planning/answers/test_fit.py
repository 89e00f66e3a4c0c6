from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.catalog.entries import Question
from planner.planning.answers.fit import EVERY, NEITHER, leanings

ROLES = ("x", "y")
QUESTIONS = [
    Question("a", "interest", {"x": "", "y": ""}, 2),
    Question("b", "strength", {"x": "", "y": ""}, 1),
    Question("c", "strength", {"y": ""}, 1),
]
answers = st.dictionaries(st.sampled_from("abc"), st.sampled_from([*ROLES, EVERY, NEITHER]))


def points(said):
    return {role: points for role, points, _ in leanings(QUESTIONS, said, ROLES)}


def test_points_are_the_weights_of_the_statements_chosen():
    assert points({"a": "x", "b": EVERY, "c": "y"}) == {"x": 3, "y": 2}
    assert [most for *_, most in leanings(QUESTIONS, {}, ROLES)] == [3, 4]


@given(answers, st.sampled_from("abc"))
def test_a_statement_that_is_not_chosen_takes_nothing_from_any_role(said, question):
    without = {key: value for key, value in said.items() if key != question}
    assert points({**without, question: NEITHER}) == points(without)


@given(answers, st.sampled_from("abc"), st.sampled_from(ROLES))
def test_choosing_for_one_role_never_lowers_it(said, question, role):
    assert points({**said, question: role})[role] >= points({**said, question: NEITHER})[role]
