"""A catalogue and a learner whose every text tries to be something else than text."""

from __future__ import annotations

from planner.catalog.catalog import Catalog
from planner.catalog.entries import (
    Aspect,
    Background,
    Brief,
    Card,
    Choice,
    Entry,
    Hours,
    Milestone,
    Question,
    Resource,
    Role,
    Skill,
    Source,
    Statistic,
)
from planner.learner.learner import Learner, Mark, State

LONG = "W" * 10_000


def texts(picture):
    """Return the hostile texts; the file ``picture`` is one that must not be opened."""
    return {
        "image": f"<img src='{picture}'>",
        "link": f"<a href='file://{picture}'>Click</a>",
        "style": f"<table background='{picture}'><tr><td><h1>Table",
        "long": LONG,
        "lines": "One\nline\r\nand\tanother\u2028more",
        "turned": "abc\u202egnp.exe\u2066x",
        "nothing": "\u200b\u200d\ufeff",
        "family": "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301\u0301\u0301",
        "signs": "&Quux && %1 %s {} {0} {title} $x ${y} `z` ~~a~~ | b",
        "control": "a\x01\x1b[31mb\x7f\x00c",
    }


def catalog(text):
    """Return a catalogue whose every text is ``text``, and long enough to fill every page."""

    def skill(word, needs=(), area="one", **more):
        return Skill(
            word, text, area, Hours(2, 8, 14), text, requires=dict.fromkeys(needs, text), can_do=(text, text),
            resources=(Resource(text, "https://www.example.org/a", text), Resource(text, text)), aliases=(text,), **more,
        )  # fmt: skip

    skills = [
        skill("vectors"),
        skill("matrices", ["vectors"]),
        skill("charts", ["vectors"], "two"),
        skill("first-chart", ["charts"], "two", brief=Brief(text, ("charts",), (text,), text, text, text)),
        skill("aws", (), "three"),
        skill("azure", (), "three"),
        skill("serving", ["matrices", "platform"], "three"),
    ]
    card = Card(text, text, text, (text,), (text,), (text,), (text,), (text,), (Statistic(text, text, text, "s"),))
    named = Entry(text, text)
    return Catalog(
        {each.id: each for each in skills},
        {"platform": Choice("platform", text, {"aws": text, "azure": text}, text)},
        {
            "mle": Role("mle", text, text, {"serving": named}, {}, card, (Milestone(text, ("matrices",)),)),
            "ds": Role("ds", text, text, {"charts": named, "first-chart": named}, {"aws": named}, card),
        },
        {"one": text, "two": text, "three": text},
        comparison=(Aspect(text, text, {"mle": text, "ds": text}),),
        sources=(Source("s", text, text, text, text),),
        fit=(Question("q", "interest", {"mle": text, "ds": text}, 2),),
        backgrounds=(Background("b", text, text, ("matrices",)),),
    )


def learner(text):
    """Return somebody who has noted ``text``."""
    made = Learner(welcomed=True)
    for skill, state in (("vectors", State.KNOWN), ("matrices", State.LEARNING), ("azure", State.SKIPPED)):
        made = made.marked(skill, Mark(state)).with_note(skill, text)
    return made
