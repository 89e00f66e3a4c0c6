from __future__ import annotations

from planner.planning.answers.difference import Difference, Move, StepChange
from planner.ui.dialogs.difference_card import sentences


def test_few_moves_are_told_one_by_one(catalog):
    moves = (Move(3, ("vectors",), "Fewer hours."), Move(None, ("charts", "aws"), ""))
    assert sentences(catalog, Difference(0.0, 0, 0, (), (), moves)) == [
        "Vectors moves 3 days later. Fewer hours.",
        "2 steps move to or from no day at all.",
    ]


def test_many_moves_are_told_in_one_sentence_with_the_cause_that_all_share(catalog):
    moves = tuple(Move(days, ("vectors",), "Fewer hours.") for days in (2, 9, 4, 5))
    assert sentences(catalog, Difference(0.0, 0, 0, (), (), moves)) == [
        "4 steps move, by 2 days later to 9 days later. Fewer hours."
    ]


def test_many_moves_of_several_causes_name_none(catalog):
    moves = tuple(Move(days, ("vectors",), why) for days, why in ((2, "A."), (9, "B."), (4, "A."), (5, "B.")))
    assert sentences(catalog, Difference(0.0, 0, 0, (), (), moves)) == ["4 steps move, by 2 days later to 9 days later."]


def test_the_first_of_many_steps_that_come_are_named_and_the_rest_counted(catalog):
    added = (StepChange("vectors", 8.0, "Asked for."),) * 7
    said = sentences(catalog, Difference(56.0, 9, 9, added, (), ()))
    assert said[:5] == ["Comes in: Vectors (8 h). Asked for."] * 5
    assert said[5:] == ["… and 2 more"]
