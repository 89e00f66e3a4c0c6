"""The running state: one catalogue, one learner, the plan that follows from them, and undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.learner.days import stamp_of, stamp_on
from planner.learner.learner import BOTH, Log, Order, Review, ReviewRule, State
from planner.learner.logs import with_hours
from planner.learner.verbs import dated, marked, reviewed, totalled, welcomed
from planner.storage.learner.rows import new_id
from planner.study.state import History

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.catalog.entries import ChoiceId, SkillId
    from planner.learner.availability import Availability
    from planner.learner.learner import Evidence


class Study(History):
    """What the learner can say of themselves: every verb is one change that can be undone."""

    def mark(self, skills: Iterable[SkillId], state: State | None, evidence: Evidence | None = None) -> None:
        """Record how far the learner is with ``skills``, see `planner.learner.verbs.marked`."""
        after = marked(self.learner, skills, state, stamp_of(self.now()), evidence)
        before = self.learner.marks
        touched = [skill for skill in {**before, **after.marks} if before.get(skill) != after.marks.get(skill)]
        name = f"Mark {self._what(touched)} as {self._state_name(state)}"
        self.change_learner(name, after)

    def date_back(self, skill: SkillId, day: date) -> None:
        """Record since which ``day`` the learner is where they are with ``skill``.

        Raises:
            DayError: The day is still to come.
        """
        name = f"Change the day of {self._what([skill])}"
        self.change_learner(name, dated(self.learner, [skill], stamp_on(day, self.today())))

    def deny(self, skill: SkillId, denied: bool = True) -> None:  # noqa: FBT001, FBT002 - a verb's one word
        """Record that the learner does not (or does again) know ``skill`` although a known one implies it."""
        text = "Deny knowing {}" if denied else "Stop denying {}"
        self.change_learner(text.format(self._what([skill])), self.learner.with_denied(skill, denied=denied))

    def set_note(self, skill: SkillId, text: str) -> None:
        """Replace the note of ``skill``; blank text removes it."""
        self.change_learner(f"Change the note on {self._what([skill])}", self.learner.with_note(skill, text))

    def log_hours(self, skill: SkillId, hours: float, day: date) -> None:
        """Record ``hours`` of study on ``skill`` on ``day``.

        Raises:
            ImpossibleLogError: Nobody can have studied so.
        """
        after = with_hours(self.learner, new_id(), Log(skill, hours, day), self.today())
        name = f"Log {hours:g} h on {self._what([skill])}"
        self.change_learner(name, after)

    def tell_total(self, skill: SkillId, hours: float) -> None:
        """Record that ``skill`` took ``hours`` in all; 0 says that it was known before any were logged.

        Raises:
            ImpossibleLogError: It cannot have taken so many.
        """
        name = f"Say what {self._what([skill])} took"
        self.change_learner(name, totalled(self.learner, skill, hours))

    def remove_log(self, log_id: str) -> None:
        """Remove one log."""
        log = self.learner.logs.get(log_id)
        if log:
            name = f"Remove {log.hours:g} h from {self._what([log.skill])}"
            self.change_learner(name, self.learner.with_log(log_id, None))

    def pin(self, choice: ChoiceId, option: SkillId | None) -> None:
        """Insist on ``option`` of ``choice``, or leave it to the planner."""
        entry = self.catalog.choices[choice]
        what = self._what([option]) if option else "the planner's pick"
        name = f"Choose {what} for {entry.title}"
        self.change_learner(name, self.learner.with_pin(frozenset(entry.options), option))

    def set_goal(self, goal: str) -> None:
        """Aim at the role ``goal``, or at ``"both"``."""
        every = "Both" if len(self.catalog.roles) == 2 else "All"  # noqa: PLR2004
        title = every if goal == BOTH else self.catalog.title(goal)
        self.change_learner(f"Change the goal to {title}", replace(self.learner, goal=goal))

    def set_include_useful(self, include: bool) -> None:  # noqa: FBT001 - a setting of one word
        """Plan the roles' useful entries too, or only the core ones."""
        name = "Include useful skills" if include else "Leave out useful skills"
        self.change_learner(name, replace(self.learner, include_useful=include))

    def set_order(self, order: Order) -> None:
        """Go this way through the skills."""
        names = {Order.VALUE: "What is worth most first", Order.TOPOLOGICAL: "Area by area"}
        self.change_learner(names[order], replace(self.learner, order=order))

    def set_deadline(self, day: date | None) -> None:
        """Wish to be done by ``day``, or by none."""
        name = "Set a deadline" if day else "Remove the deadline"
        self.change_learner(name, replace(self.learner, deadline=day))

    def set_budget(self, hours: float) -> None:
        """Wish to know the best use of so many ``hours``."""
        self.change_learner("Change the hours to spend", replace(self.learner, budget=hours))

    def set_day(self, skill: SkillId, day: date | None) -> None:
        """Begin ``skill`` on ``day``, or whenever its turn comes."""
        name = "Set a day for {}" if day else "Remove the day of {}"
        self.change_learner(name.format(self._what([skill])), self.learner.with_date(skill, day))

    def set_rust(self, rust: ReviewRule) -> None:
        """Take known skills to fade like this from now on."""
        self.change_learner("Change how knowledge fades", replace(self.learner, rust=rust))

    def review(self, skill: SkillId) -> None:
        """Record that a known skill was gone over again today."""
        name = f"Review {self._what([skill])}"
        self.change_learner(name, reviewed(self.learner, new_id(), Review(skill, self.today()), self.today()))

    def answer_fit(self, question: str, answer: str) -> None:
        """Record the answer to a fit question: a role's id, ``"both"`` or ``"neither"``."""
        fit = {**self.learner.fit, question: answer}
        self.change_learner("Answer a question about fit", replace(self.learner, fit=fit))

    def set_availability(self, availability: Availability) -> None:
        """Study at these times from now on."""
        self.change_learner("Change the study time", replace(self.learner, availability=availability))

    def finish_welcome(
        self, goal: str | None = None, availability: Availability | None = None, known: Iterable[SkillId] = ()
    ) -> None:
        """Take what the welcome asked as one step; what was skipped stays as it is."""
        after = welcomed(self.learner, goal, availability, known, stamp_of(self.now()))
        self.change_learner("Set up the plan", after)

    def _what(self, skills: list[SkillId]) -> str:
        if len(skills) == 1:
            return self.catalog.title(skills[0])
        return f"{len(skills)} skills"

    def _state_name(self, state: State | None) -> str:
        names = {State.LEARNING: "learning", State.KNOWN: "known", State.SKIPPED: "skipped"}
        return names[state] if state else "not started"
