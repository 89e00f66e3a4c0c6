"""The pictures of the program, made from plain answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.learner.days import last_of
from planner.planning.answers.readiness import readiness
from planner.planning.forecast import day_of
from planner.planning.schedule.calendar import Calendar
from planner.ui.chart.figure import Axis, AxisKind, Band, Dash, Figure, Hue, LineStyle, MarkLine, Series
from planner.ui.style.locales import local
from planner.words import answers, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planner.catalog.catalog import Catalog
    from planner.catalog.entries import RoleId
    from planner.planning.answers.budget import Budget, BudgetPoint
    from planner.planning.answers.fork import Fork
    from planner.planning.answers.progress import Progress
    from planner.planning.plan import Plan

FAN = ((0.05, 0.95), (0.2, 0.8))
"""The pairs of chances between whose days the fan of the forecast lies, the wide one first."""
PERCENT = 100
DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)
HUES = (Hue.ACCENT, Hue.GOOD, Hue.TEXT)


def burn_up(plan: Plan, so_far: Progress) -> Figure:
    """Return the hours that lie behind the learner, day by day, and the fan of what lies ahead."""
    today, now = plan.today, so_far.reached[-1]
    behind = tuple((float(point.day.toordinal()), point.hours) for point in so_far.reached)
    start = (float(today.toordinal()), now.hours)
    ends = {chance: _day(plan, chance) for pair in FAN for chance in pair}
    bands = tuple(
        Band(
            f"{round(PERCENT * least)} to {round(PERCENT * most)} % sure",
            (start, (ends[most], so_far.whole)),
            (start, (ends[least], so_far.whole), (ends[most], so_far.whole)),
        )
        for least, most in FAN
        if ends[least] and ends[most] and plan.steps
    )
    likely = plan.forecast.days[0]
    ahead = (Series("Likely", (start, (float(likely.toordinal()), so_far.whole)), dash=Dash.DASHED),) if likely else ()
    marks = [MarkLine(start[0], "Today", Hue.TEXT, Dash.SOLID)]
    if plan.forecast.days[1]:
        day = plan.forecast.days[1]
        marks.append(MarkLine(float(day.toordinal()), f"80 % sure: {local().day(day, year=True)}"))
    if plan.learner.deadline:
        marks.append(MarkLine(float(plan.learner.deadline.toordinal()), "Deadline", Hue.TEXT))
    return Figure(
        "Hours behind you, and when the rest is done",
        Axis(kind=AxisKind.DAY),
        Axis(unit="h", most=max(so_far.whole, 1.0)),
        (Series("Behind you", behind, LineStyle.STEPS, filled=True), *ahead),
        bands,
        tuple(marks),
        f"{answers.behind(so_far, local())} {answers.fan(plan.forecast, local())}",
    )


def _day(plan: Plan, chance: float) -> float:
    """Return the day on which all is done with ``chance``, as an ordinal; 0 if it never comes."""
    day = day_of(plan.forecast, Calendar(plan.learner.availability, plan.today), chance)
    return float(day.toordinal()) if day else 0.0


def skills_known(so_far: Progress) -> Figure:
    """Return how many skills were known, day by day; implied ones count as they do on the page of what is known."""
    points = tuple((float(point.day.toordinal()), float(point.skills)) for point in so_far.reached)
    said = f"{local().counted(so_far.reached[-1].skills, 'skill')} known, with those that they imply."
    return Figure(
        "Skills you know",
        Axis(kind=AxisKind.DAY),
        Axis("skills"),
        (Series("Known", points if any(known for _, known in points) else (), LineStyle.STEPS, hue=Hue.GOOD, filled=True),),
        summary=said,
        empty="Tick what you learn, and this shows how it adds up.",
    )


def hours_studied(weeks: Sequence[tuple[date, float]], planned: float) -> Figure:
    """Return the hours logged week by week beside those planned."""
    points = [(float(first.toordinal()), hours) for first, hours in weeks]
    points.append((points[-1][0] + 7, points[-1][1]))
    logged = tuple(points) if any(hours for _, hours in weeks) else ()
    said = f"{local().hours(sum(hours for _, hours in weeks))} logged in the last {len(weeks)} weeks."
    aim = Series("Planned", tuple((x, planned) for x, _ in points), dash=Dash.DASHED, hue=Hue.MUTED)
    return Figure(
        "Hours studied each week",
        Axis(kind=AxisKind.DAY),
        Axis(unit="h"),
        (Series("Logged", logged, LineStyle.STEPS, filled=True), aim) if logged else (),
        summary=said,
        empty="Log hours where you study, and the forecast learns your pace.",
    )


def ready_for(catalog: Catalog, plan: Plan, role: RoleId) -> Figure:
    """Return how the core of ``role`` fills up along the path, beside the plain order."""
    hours = {step.skill.id: step.hours.likely for step in plan.steps}
    plain = sorted(hours, key=catalog.structure.number.__getitem__)
    end = plan.hours.likely
    lines = []
    for name, path, dash, hue in (
        ("Your path", list(hours), Dash.SOLID, Hue.ACCENT),
        ("Area by area", plain, Dash.DASHED, Hue.MUTED),
    ):
        curve = readiness(catalog, role, plan.known, [(skill, hours[skill]) for skill in path], plan.learner.pins)
        points = [(point.hours, PERCENT * point.share) for point in curve]
        lines.append(Series(name, (*points, (end, points[-1][1])) if points and end else (), LineStyle.STEPS, dash, hue))
    half = next((x for x, y in lines[0].points if y >= PERCENT / 2), None)
    said = f"Half of the core is yours after {local().hours(half)}." if half is not None else ""
    return Figure(
        f"Readiness: {catalog.title(role)}",
        Axis("hours of the path", unit="h"),
        Axis(unit="%", most=PERCENT),
        tuple(lines),
        summary=said,
        empty=answers.nothing_left(plan),
    )


def switching(catalog: Catalog, found: Fork) -> Figure:
    """Return what changing one's mind costs, week by week, in each direction."""
    lines = tuple(
        Series(
            f"{texts.role_name(catalog, switch.start)}, then {texts.role_name(catalog, switch.to)}",
            tuple((float(last_of(week.first, local().first_day).toordinal() + 1), week.hours) for week in switch.weeks),
            dash=DASHES[number % len(DASHES)],
            hue=HUES[number % len(HUES)],
        )
        for number, switch in enumerate(found.switches)
    )
    marks = (MarkLine(float(found.day.toordinal()), "The paths part", Hue.TEXT),) if found.day else ()
    return Figure(
        "What changing your mind costs",
        Axis(kind=AxisKind.DAY),
        Axis(unit="h"),
        lines,
        marks=marks,
        summary=" ".join(answers.switch(catalog, switch, local()) for switch in found.switches),
        empty="Set your study time to see what each week costs.",
    )


def best_hours(plan: Plan, points: Iterable[BudgetPoint], best: Budget) -> Figure:
    """Return how much of the goal's value so many hours can reach, and where the budget lies."""
    curve = ((0.0, 0.0), *((point.hours, float(point.value)) for point in points))
    return Figure(
        "What so many hours can reach",
        Axis("hours", unit="h"),
        Axis("value"),
        (Series("At best about", curve if len(curve) > 1 else ()),),
        marks=(MarkLine(best.hours, local().hours(best.hours), Hue.TEXT),),
        summary=answers.budget(best, local()),
        empty=answers.nothing_left(plan),
    )
