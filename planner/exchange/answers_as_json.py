"""What is answered besides the plan, as values for JSON; keys are stable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.planning.fork import Fork


def fork_as_json(found: Fork) -> dict[str, Any]:
    """Return trunk, branches, and for each direction what switching costs at the end of each week."""
    return {
        "trunk_hours": round(found.hours, 6),
        "trunk_steps": found.steps,
        "date": found.day.isoformat() if found.day else None,
        "branches": [
            {**branch._asdict(), "hours": round(branch.hours, 6), "finish": branch.finish and branch.finish.isoformat()}
            for branch in found.branches
        ],
        "switch": [
            {
                "from": switch.start,
                "to": switch.to,
                "last_free_week": switch.free,
                "last_nearly_free_week": switch.nearly_free,
                "weeks": [[week.monday.isoformat(), round(week.hours, 2)] for week in switch.weeks],
            }
            for switch in found.switches
        ],
    }
