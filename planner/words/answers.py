"""What the planner answers, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.learner.days import last_of
from planner.learner.learner import Order
from planner.planning.answers.fit import leanings
from planner.planning.answers.offers import Taken
from planner.planning.forecast import CHANCES
from planner.planning.route.route import TIE
from planner.planning.route.weights import CORE, USEFUL
from planner.planning.shares import PERCENT
from planner.words import texts
from planner.words.local import NEARLY, ROUNDED
from planner.words.pace import pace

if TYPE_CHECKING:
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import SkillId
    from planner.learner.learner import Learner
    from planner.planning.answers.budget import Budget
    from planner.planning.answers.fork import Fork, Switch
    from planner.planning.answers.offers import Offer
    from planner.planning.answers.progress import Progress
    from planner.planning.answers.what_if import Effect
    from planner.planning.forecast import Forecast
    from planner.planning.order.order import Ordered
    from planner.planning.plan import Plan
    from planner.words.local import Local

FEW = 3


def milestone(plan: Plan, local: Local) -> str:
    """Return the next thing to reach, and when; empty if there is none."""
    if not plan.milestones:
        return ""
    passed = plan.milestones[0]
    return f"{texts.short(passed.title)}, after {local.hours(passed.hours)}"


def next_milestone(plan: Plan, local: Local) -> str:
    """Return `milestone` as a sentence by itself, so that the total does not stand alone."""
    reached = milestone(plan, local)
    return f"Next milestone: {reached}" if reached else ""


def left_out_count(plan: Plan) -> int:
    """Return how many entries of the goal the plan cannot hold."""
    return len({each.entry for each in plan.unmet})


def nothing_left(plan: Plan) -> str:
    """Return what is said where a plan has no steps: nothing is left only if nothing is left out."""
    out = left_out_count(plan)
    if not out:
        return "Nothing is left to learn for this goal."
    return f"Nothing more can be planned, but {out} of what this goal asks for is left out."


def done_by(plan: Plan, local: Local) -> str:
    """Return the day by which all of a plan is done, named by its kind, or why there is none."""
    if plan.steps:
        day = plan.forecast.days[CHANCES.index(0.80)]
        return f"{local.long_day(day)} (80 %)" if day else "no date, set your study time"
    return "not done: some of it is left out" if plan.unmet else "done"


def left(plan: Plan, local: Local) -> str:
    """Return the likely hours left, in how many steps."""
    return f"{local.hours(plan.hours.likely)} in {local.counted(len(plan.steps), 'step')}"


def result(plan: Plan, local: Local) -> str:
    """Return what is left, and by which day it is done."""
    if not plan.steps:
        return nothing_left(plan)
    by = "done by {}" if plan.forecast.days[0] else "{}"
    return f"{left(plan, local)}, {by.format(done_by(plan, local))}"


def fan(ahead: Forecast, local: Local) -> str:
    """Return the days on which one is done with each chance, and how sure that is."""
    lines = [
        f"With a chance of {round(100 * chance)} %: {local.long_day(day)}"
        for chance, day in zip(CHANCES, ahead.days, strict=True)
        if day
    ]
    if not lines:
        return ""
    return "\n".join([*lines, pace(ahead.pace, local)])


def left_out(fault: str, count: int) -> str:
    """Return that the learner's changes of the catalogue are left out, and what has to be mended."""
    said = f"Your changes to the catalogue are left out until this is mended: {fault.splitlines()[0]}"
    return said + (" " + "(and {} more)".format(f"{count - 1:,}") if count > 1 else "")


def leaning(catalog: Catalog, learner: Learner) -> str:
    """Return which roles the answers to the fit questions speak for."""
    answered = sum(1 for question in catalog.fit if question.id in learner.fit)
    if not answered:
        return "Nothing is answered yet."
    said = [
        "{role}: {points} of {most} points".format(role=catalog.title(role), points=f"{points:g}", most=f"{most:g}")
        for role, points, most in leanings(catalog.fit, learner.fit, catalog.roles)
    ]
    count = f"{answered} of {len(catalog.fit)} answered."
    return ", ".join(said) + f". {count}"


def extra_hours(extra: float | None, total: float, local: Local) -> str:
    """Return what another option costs more than the picked one; a difference within 5 % of the plan is called a tie."""
    if extra is None:
        return "cannot be had: something it needs is skipped"
    if not extra:
        return "as many hours"
    more = signed_hours(extra, local)
    return f"{more} (about the same)" if abs(extra) <= TIE * total else more


def own_pick(catalog: Catalog, found: Offer | None, local: Local) -> str:
    """Return what leaving a choice to the planner means."""
    if found is None:
        return "The planner decides (not needed now)"
    title = catalog.title(found.own) if found.own else ""
    if found.taken is Taken.KNOWN:
        return f"The planner decides (you know {title})"
    if found.taken is Taken.PLANNED or found.own == found.picked:
        return f"The planner decides ({title})"
    if not title:
        return "The planner decides (it would need none)"
    if not found.own_extra:
        return f"The planner decides (it would take {title}, as many hours)"
    said = "The planner decides (it would take {title}, {more})"
    return said.format(title=title, more=signed_hours(found.own_extra, local))


def option(catalog: Catalog, found: Offer | None, which: SkillId, total: float, local: Local) -> str:
    """Return the title of an option with what it would change about the hours of a plan of ``total`` hours."""
    title = catalog.title(which)
    if found is None or which not in found.extra:
        return title
    if which != found.picked:
        return f"{title}  ·  {extra_hours(found.extra[which], total, local)}"
    said = {
        Taken.KNOWN: "you know it",
        Taken.PREFERRED: "your choice",
        Taken.PLANNED: "fewest hours" if found.is_shortest else "the planner's pick",
    }
    return f"{title}  ·  {said[found.taken]}"


def signed_hours(hours: float, local: Local) -> str:
    """Return hours with their sign."""
    return f"{'+' if hours > 0 else '−'}{local.hours(abs(hours))}"


def order(path: Ordered, local: Local) -> str:
    """Return how good the order is, and what it counts."""
    said = "A core skill counts {core}, a useful one {useful}, and what they only rest on nothing."
    said = said.format(core=CORE, useful=USEFUL)
    worse = path.weighted_completion / path.lower_bound - 1 if path.lower_bound else 0.0
    if path.by is Order.TOPOLOGICAL and worse > 0:
        return f"{said} Value comes {round(100 * worse)} % later than it could."
    if worse > NEARLY:
        return f"{said} No order brings value more than {local.number(100 * worse, 2)} % earlier."
    return f"{said} No order brings value earlier."


def behind(so_far: Progress, local: Local) -> str:
    """Return how much of all that the goal asks for is done, and what of the rest is left out."""
    done, whole, percent = local.hours(so_far.done), local.hours(so_far.whole), so_far.percent
    if done == whole and percent < PERCENT:
        left = local.hours(so_far.whole - so_far.done)
        said = f"All but {left} of {whole} done ({percent} %)."
    else:
        said = f"{done} of {whole} done ({percent} %)."
    if not so_far.left_out:
        return said
    return f"{said} {local.hours(so_far.left_out)} of it are left out, as you skip what they rest on."


def shared_by(found: Fork) -> str:
    """Return how the roles of a fork are named together."""
    count = len(found.branches)
    return "Shared by both" if count == texts.PAIR else f"Shared by all {count}"


def likely_day(when: date | None, local: Local) -> str:
    """Return a day that the likely hours lead to, named as such; empty if there is none."""
    return f"{local.long_day(when)} (likely hours)" if when else ""


def stretch(hours: float, steps: int, finish: date | None, local: Local) -> str:
    """Return the hours and steps of a part of the path, and the day on which it is done."""
    said = f"{local.hours(hours)} in {local.counted(steps, 'step')}"
    return f"{said}, done by {likely_day(finish, local)}" if finish else said


def detour(hours: float, local: Local) -> str:
    """Return how many hours more the common path takes for a role than a path of its own."""
    return signed_hours(hours, local) if abs(hours) >= ROUNDED else "as many hours"


def switch(catalog: Catalog, found: Switch, local: Local) -> str:
    """Return until when changing one's mind costs nothing, or next to nothing."""
    said = {"start": texts.role_name(catalog, found.start), "to": texts.role_name(catalog, found.to)}
    if found.free == len(found.weeks):
        return "From {start} to {to}: free all along.".format(**said)
    parts = []
    if found.free:
        parts.append("From {start} to {to}: free until {until}".format(until=_end(found, found.free, local), **said))
    if found.nearly_free > found.free:
        most = local.hours(found.weeks[found.nearly_free - 1].hours)
        text = "at most {most} until {until}" if parts else "From {start} to {to}: at most {most} until {until}"
        parts.append(text.format(most=most, until=_end(found, found.nearly_free, local), **said))
    return ", ".join(parts or ["From {start} to {to}: costs from the first week on".format(**said)]) + "."


def _end(found: Switch, week: int, local: Local) -> str:
    """Return the last day of week ``week`` (from 1)."""
    return local.long_day(last_of(found.weeks[week - 1].first, local.first_day))


def budget(best: Budget, local: Local) -> str:
    """Return what some hours are worth at best, and how sure that is."""
    said = "In {hours} you can learn {count}, worth {value} of {whole} (a core skill counts {core}, a useful one {useful})."
    whole = best.value + sum(each.weight for each in best.left_out)
    text = said.format(
        hours=local.hours(best.hours),
        count=local.counted(len(best.skills), "skill"),
        value=best.value,
        whole=whole,
        core=CORE,
        useful=USEFUL,
    )
    if best.optimal:
        return f"{text} No choice of skills is worth more."
    return f"{text} No choice is worth more than {best.bound}."


def effect(catalog: Catalog, found: Effect, local: Local) -> str:
    """Return by how much each role comes nearer, which core skills become ready, and how many rest on it in the end."""
    nearer = [
        f"{texts.role_name(catalog, each.role)} {saving(each.hours, each.days, local)} nearer"
        for each in found.savings
        if each.hours
    ]
    opens = f"opens {texts.first_of([catalog.title(skill) for skill in found.opens], FEW, local)}" if found.opens else ""
    above = found.core_above
    rest = "1 core skill rests on it" if above == 1 else f"{above} core skills rest on it" if above else ""
    return "; ".join(part for part in (", ".join(nearer), opens, rest) if part)


def saving(hours: float, earlier: int | None, local: Local) -> str:
    """Return some hours, and the days that they are."""
    if not earlier:
        return local.hours(hours)
    days = "1 day" if earlier == 1 else f"{earlier} days"
    return f"{local.hours(hours)} ({days})"
