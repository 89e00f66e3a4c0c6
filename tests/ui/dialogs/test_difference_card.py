from __future__ import annotations

from planner.planning.answers.difference import CauseKind, Difference, Move, MoveCause, StepCause, StepChange
from planner.ui.dialogs.difference_card import sentences

FEWER = MoveCause(weeks=True)


def told(catalog, moves=(), added=()):
    return sentences(catalog, Difference(0.0, 0, 0, added, (), moves))


def test_few_moves_are_told_one_by_one(catalog):
    assert told(catalog, (Move(3, ("vectors",), FEWER), Move(None, ("charts", "aws"), MoveCause()))) == [
        "Vectors moves 3 days later. Your study time changed.",
        "2 steps move to or from no day at all. Your study time reaches so far in only one of the plans.",
    ]


def test_many_moves_are_told_in_one_sentence_with_the_cause_that_all_share(catalog):
    moves = tuple(Move(days, ("vectors",), FEWER) for days in (2, 9, 4, 5))
    assert told(catalog, moves) == ["4 steps move, by 2 days later to 9 days later. Your study time changed."]


def test_many_moves_of_several_causes_name_none(catalog):
    moves = tuple(Move(days, ("vectors",), cause) for days, cause in ((2, FEWER), (9, MoveCause()), (4, FEWER), (5, FEWER)))
    assert told(catalog, moves) == ["4 steps move, by 2 days later to 9 days later."]


def test_the_first_of_many_steps_that_come_are_named_and_the_rest_counted(catalog):
    asked = StepChange("vectors", 8.0, StepCause(CauseKind.ASKED, "vectors"))
    said = told(catalog, added=(asked,) * 7)
    assert said == ["Comes in: Vectors (8 h). The goal now asks for it."] * 5 + ["… and 2 more"]
