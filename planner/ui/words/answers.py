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
from planner.ui.words import dates, texts
from planner.ui.words.texts import tr
from planner.words.pace import pace

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    from planner.planning.route.route import Unmet

FEW = 3
LONGEST = 48
NEARLY = 1e-6


def unmet(catalog: Catalog, entries: Iterable[Unmet]) -> list[str]:
    """Return for each skipped skill one sentence about what cannot be planned for want of it."""
    failing: dict[SkillId, dict[str, str]] = {}
    for entry in entries:
        failing.setdefault(entry.skipped, {})[catalog.title(entry.entry)] = entry.sentence
    said = tr("{skipped} is skipped, so {count} of your goal cannot be planned: {names}. Take the skip back to plan them.")
    sentences = []
    for skipped, found in failing.items():
        names = texts.first_of(list(found), FEW)
        whole = said.format(skipped=catalog.title(skipped), count=texts.skills(len(found)), names=names)
        sentences.append(whole if len(found) > 1 else next(iter(found.values())))
    return sentences


def first_milestone(plan: Plan) -> str:
    """Return the next thing to reach, so that the total does not stand alone; empty if there is none."""
    if not plan.milestones:
        return ""
    passed = plan.milestones[0]
    title = passed.title if len(passed.title) <= LONGEST else passed.title[: LONGEST - 1] + "…"
    return tr("Next milestone: {title}, after {hours}").format(title=title, hours=texts.hours(passed.hours))


def left_out_count(plan: Plan) -> int:
    """Return how many entries of the goal the plan cannot hold."""
    return len({each.entry for each in plan.unmet})


def nothing_left(plan: Plan) -> str:
    """Return what is said where a plan has no steps: nothing is left only if nothing is left out."""
    out = left_out_count(plan)
    if not out:
        return tr("Nothing is left to learn for this goal.")
    return tr("Nothing more can be planned, but {} of what this goal asks for is left out.").format(out)


def done_by(plan: Plan) -> str:
    """Return the day by which all of a plan is done, named by its kind, or why there is none."""
    if plan.steps:
        day = plan.forecast.days[CHANCES.index(0.80)]
        return tr("{day} (80 %)").format(day=texts.long_day(day)) if day else tr("no date, set your study time")
    return tr("not done: some of it is left out") if plan.unmet else tr("done")


def left(plan: Plan) -> str:
    """Return the likely hours left, in how many steps."""
    return tr("{hours} in {steps}").format(hours=texts.hours(plan.hours.likely), steps=texts.steps(len(plan.steps)))


def result(plan: Plan) -> str:
    """Return what is left, and by which day it is done."""
    if not plan.steps:
        return nothing_left(plan)
    by = tr("done by {}") if plan.forecast.days[0] else "{}"
    return tr("{left}, {by}").format(left=left(plan), by=by.format(done_by(plan)))


def fan(ahead: Forecast) -> str:
    """Return the days on which one is done with each chance, and how sure that is."""
    lines = [
        tr("With a chance of {chance} %: {day}").format(chance=round(100 * chance), day=texts.long_day(day))
        for chance, day in zip(CHANCES, ahead.days, strict=True)
        if day
    ]
    if not lines:
        return ""
    return "\n".join([*lines, pace(ahead.pace, texts.WRITTEN)])


def left_out(fault: str, count: int) -> str:
    """Return that the learner's changes of the catalogue are left out, and what has to be mended."""
    said = tr("Your changes to the catalogue are left out until this is mended: {}").format(fault.splitlines()[0])
    return said + (" " + tr("(and {} more)").format(f"{count - 1:,}") if count > 1 else "")


def leaning(catalog: Catalog, learner: Learner) -> str:
    """Return which roles the answers to the fit questions speak for."""
    answered = sum(1 for question in catalog.fit if question.id in learner.fit)
    if not answered:
        return tr("Nothing is answered yet.")
    said = [
        tr("{role}: {points} of {most} points").format(role=catalog.title(role), points=f"{points:g}", most=f"{most:g}")
        for role, points, most in leanings(catalog.fit, learner.fit, catalog.roles)
    ]
    count = tr("{answered} of {count} answered.").format(answered=answered, count=len(catalog.fit))
    return ", ".join(said) + f". {count}"


def extra_hours(extra: float | None, total: float) -> str:
    """Return what another option costs more than the picked one; a difference within 5 % of the plan is called a tie."""
    if extra is None:
        return tr("cannot be had: something it needs is skipped")
    if not extra:
        return tr("as many hours")
    more = signed_hours(extra)
    return tr("{} (about the same)").format(more) if abs(extra) <= TIE * total else more


def own_pick(catalog: Catalog, found: Offer | None) -> str:
    """Return what leaving a choice to the planner means."""
    if found is None:
        return tr("The planner decides (not needed now)")
    title = catalog.title(found.own) if found.own else ""
    if found.taken is Taken.KNOWN:
        return tr("The planner decides (you know {})").format(title)
    if found.taken is Taken.PLANNED or found.own == found.picked:
        return tr("The planner decides ({})").format(title)
    if not title:
        return tr("The planner decides (it would need none)")
    if not found.own_extra:
        return tr("The planner decides (it would take {}, as many hours)").format(title)
    said = tr("The planner decides (it would take {title}, {more})")
    return said.format(title=title, more=signed_hours(found.own_extra))


def option(catalog: Catalog, found: Offer | None, which: SkillId, total: float) -> str:
    """Return the title of an option with what it would change about the hours of a plan of ``total`` hours."""
    title = catalog.title(which)
    if found is None or which not in found.extra:
        return title
    if which != found.picked:
        return f"{title}  ·  {extra_hours(found.extra[which], total)}"
    said = {
        Taken.KNOWN: tr("you know it"),
        Taken.PREFERRED: tr("your choice"),
        Taken.PLANNED: tr("fewest hours") if found.is_shortest else tr("the planner's pick"),
    }
    return f"{title}  ·  {said[found.taken]}"


def signed_hours(hours: float) -> str:
    """Return hours with their sign."""
    return f"{'+' if hours > 0 else '−'}{texts.hours(abs(hours))}"


def order(path: Ordered) -> str:
    """Return how good the order is, and what it counts."""
    said = tr("A core skill counts {core}, a useful one {useful}, and what they only rest on nothing.")
    said = said.format(core=CORE, useful=USEFUL)
    worse = path.weighted_completion / path.lower_bound - 1 if path.lower_bound else 0.0
    if path.by is Order.TOPOLOGICAL and worse > 0:
        return tr("{said} Value comes {percent} % later than it could.").format(said=said, percent=round(100 * worse))
    if worse > NEARLY:
        return tr("{said} No order brings value more than {percent} % earlier.").format(
            said=said, percent=texts.decimal(100 * worse)
        )
    return tr("{} No order brings value earlier.").format(said)


def behind(so_far: Progress) -> str:
    """Return how much of all that the goal asks for is done, and what of the rest is left out."""
    done, whole, percent = texts.hours(so_far.done), texts.hours(so_far.whole), so_far.percent
    if done == whole and percent < PERCENT:
        left = texts.hours(so_far.whole - so_far.done)
        said = tr("All but {left} of {whole} done ({percent} %).").format(left=left, whole=whole, percent=percent)
    else:
        said = tr("{done} of {whole} done ({percent} %).").format(done=done, whole=whole, percent=percent)
    if not so_far.left_out:
        return said
    return tr("{said} {hours} of it are left out, as you skip what they rest on.").format(
        said=said, hours=texts.hours(so_far.left_out)
    )


def shared_by(found: Fork) -> str:
    """Return how the roles of a fork are named together."""
    count = len(found.branches)
    return tr("Shared by both") if count == texts.PAIR else tr("Shared by all {}").format(count)


def likely_day(when: date | None) -> str:
    """Return a day that the likely hours lead to, named as such; empty if there is none."""
    return tr("{} (likely hours)").format(texts.long_day(when)) if when else ""


def stretch(hours: float, steps: int, finish: date | None) -> str:
    """Return the hours and steps of a part of the path, and the day on which it is done."""
    said = tr("{hours} in {steps}").format(hours=texts.hours(hours), steps=texts.steps(steps))
    return tr("{said}, done by {day}").format(said=said, day=likely_day(finish)) if finish else said


def detour(hours: float) -> str:
    """Return how many hours more the common path takes for a role than a path of its own."""
    return signed_hours(hours) if abs(hours) >= texts.ROUNDED else tr("as many hours")


def switch(catalog: Catalog, found: Switch) -> str:
    """Return until when changing one's mind costs nothing, or next to nothing."""
    said = {"start": texts.role_name(catalog, found.start), "to": texts.role_name(catalog, found.to)}
    if found.free == len(found.weeks):
        return tr("From {start} to {to}: free all along.").format(**said)
    parts = [tr("From {start} to {to}: free until {until}").format(until=_end(found, found.free), **said)] if found.free else []
    if found.nearly_free > found.free:
        most = texts.hours(found.weeks[found.nearly_free - 1].hours)
        text = tr("at most {most} until {until}") if parts else tr("From {start} to {to}: at most {most} until {until}")
        parts.append(text.format(most=most, until=_end(found, found.nearly_free), **said))
    return ", ".join(parts or [tr("From {start} to {to}: costs from the first week on").format(**said)]) + "."


def _end(found: Switch, week: int) -> str:
    """Return the last day of week ``week`` (from 1)."""
    return texts.long_day(last_of(found.weeks[week - 1].first, dates.first_day()))


def budget(best: Budget) -> str:
    """Return what some hours are worth at best, and how sure that is."""
    said = tr("In {hours} you can learn {count}, worth {value} of {whole} (a core skill counts {core}, a useful one {useful}).")
    whole = best.value + sum(each.weight for each in best.left_out)
    text = said.format(
        hours=texts.hours(best.hours),
        count=texts.skills(len(best.skills)),
        value=best.value,
        whole=whole,
        core=CORE,
        useful=USEFUL,
    )
    if best.optimal:
        return tr("{} No choice of skills is worth more.").format(text)
    return tr("{text} No choice is worth more than {bound}.").format(text=text, bound=best.bound)


def effect(catalog: Catalog, found: Effect) -> str:
    """Return by how much each role comes nearer, which core skills become ready, and how many rest on it in the end."""
    nearer = [
        tr("{role} {saved} nearer").format(role=texts.role_name(catalog, each.role), saved=saving(each.hours, each.days))
        for each in found.savings
        if each.hours
    ]
    opens = tr("opens {}").format(texts.first_of([catalog.title(skill) for skill in found.opens], FEW)) if found.opens else ""
    above = found.core_above
    rest = tr("1 core skill rests on it") if above == 1 else tr("{} core skills rest on it").format(above) if above else ""
    return "; ".join(part for part in (", ".join(nearer), opens, rest) if part)


def saving(hours: float, earlier: int | None) -> str:
    """Return some hours, and the days that they are."""
    if not earlier:
        return texts.hours(hours)
    days = tr("1 day") if earlier == 1 else tr("{} days").format(earlier)
    return tr("{hours} ({days})").format(hours=texts.hours(hours), days=days)
