"""The words of the command line, and what is said when they are wrong."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from planner import __version__
from planner.cli import argument_values as values
from planner.errors import PlannerError, did_you_mean
from planner.exchange.formats import FORMATS

ORDERS = ("value", "topological")


class UsageError(PlannerError):
    """The command line is wrong; says what, in one sentence."""


class Parser(argparse.ArgumentParser):
    """Raises one sentence, with "did you mean", instead of printing usage and leaving."""

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`."""
        choices = re.fullmatch(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", message, re.DOTALL)
        if choices:
            names = re.findall(r"[\w-]+", choices[3])
            near = did_you_mean(choices[2], names) or f" It takes {', '.join(names)}."
            raise UsageError(f"{choices[1]} does not take '{choices[2]}'.{near}")
        raise UsageError(message[:1].upper() + message[1:].rstrip(".") + "; 'planner --help' shows what can be said.")

    def parse(self, words: list[str]) -> argparse.Namespace:
        """Return the parsed ``words``.

        Raises:
            UsageError: They are wrong.
        """
        options = [option for action in self._all_actions() for option in action.option_strings]
        before_names = words[: words.index("--")] if "--" in words else words
        wrong = [option for word in before_names if word.startswith("--") and (option := word.split("=")[0]) not in options]
        said, rest = (None, wrong) if wrong else self.parse_known_args(words)
        if said is None or rest:
            word = rest[0].split("=")[0]
            what = "option" if word.startswith("-") else "word"
            near = " It goes with another command." if word in options else did_you_mean(word, options)
            raise UsageError(f"The {what} '{rest[0]}' means nothing here.{near}")
        return said

    def _all_actions(self) -> list[argparse.Action]:
        inner = [action for action in self._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
        return [*self._actions, *(a for sub in inner for parser in sub.choices.values() for a in parser._actions)]  # noqa: SLF001


def parser() -> Parser:
    """Return the parser of all commands."""
    top = Parser(prog="planner", allow_abbrev=False, description="Plan the way to machine learning engineer or data scientist.")
    top.add_argument("--version", action="version", version=f"planner {__version__}")
    top.add_argument("--reset-window", action="store_true", help="forget where windows were")
    _files(top, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _plan(commands.add_parser("plan", allow_abbrev=False, help="print or write a study plan"))
    _map(commands.add_parser("map", allow_abbrev=False, help="write the map as a picture: SVG, PNG or PDF"))
    why = commands.add_parser("why", allow_abbrev=False, help="say why a skill is in a plan, or why not")
    why.add_argument("skill", metavar="SKILL")
    _learner(why)
    why.add_argument("--format", choices=("text", "json"), default="text")
    _what_if(commands.add_parser("what-if", allow_abbrev=False, help="say what a change would do to a plan"))
    _telling(commands)
    progress = commands.add_parser("progress", allow_abbrev=False, help="print hours done, this week, pace and dates")
    _learner(progress)
    _ways(progress)
    progress.add_argument("--format", choices=("text", "json"), default="text")
    show = commands.add_parser("show", allow_abbrev=False, help="print what a learner's file holds")
    show.add_argument("--format", choices=("text", "json"), default="text")
    check = commands.add_parser("check", allow_abbrev=False, help="check a catalogue")
    check.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="a catalogue, then overlays on top of it")
    restore = commands.add_parser("restore", allow_abbrev=False, help="list backups, or go back to one")
    restore.add_argument("backup", nargs="?", type=Path, metavar="BACKUP")
    commands.add_parser("salvage", allow_abbrev=False, help="make a whole file of what is left in a damaged one")
    merge = commands.add_parser("merge", allow_abbrev=False, help="add what another copy of your file holds to it")
    merge.add_argument("other", type=Path, metavar="OTHER", help="a copy of the file, from another machine for example")
    for command in commands.choices.values():
        _files(command, argparse.SUPPRESS, "more_overlays")
    return top


def _telling(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands that tell the planner something."""
    mark = commands.add_parser("mark", allow_abbrev=False, help="say how far you are with skills")
    mark.add_argument("skills", nargs="+", metavar="SKILL")
    mark.add_argument("--as", dest="state", required=True, choices=("known", "learning", "skipped", "none"))
    mark.add_argument("--evidence", choices=("claimed", "practised", "shown"), help="how you know them")
    mark.add_argument("--took", type=values.taken, metavar="HOURS", help="what each took in all; 0 if you knew it already")
    skip = commands.add_parser("skip", allow_abbrev=False, help="leave skills out")
    skip.add_argument("skills", nargs="+", metavar="SKILL")
    log = commands.add_parser("log", allow_abbrev=False, help="log hours of study on a skill")
    log.add_argument("skill", metavar="SKILL")
    log.add_argument("hours", type=values.logged, metavar="HOURS")
    note = commands.add_parser("note", allow_abbrev=False, help="print, write or clear the note on a skill")
    note.add_argument("skill", metavar="SKILL")
    note.add_argument("text", nargs="*", metavar="TEXT", help="the new note; without it, the note is printed")
    note.add_argument("--clear", action="store_true", help="remove the note")
    review = commands.add_parser("review", allow_abbrev=False, help="say that you went over known skills again")
    review.add_argument("skills", nargs="+", metavar="SKILL")
    for command, when in ((mark, "since this day"), (skip, "since this day"), (log, "on this day"), (review, "on this day")):
        command.add_argument("--on", type=values.on_day, metavar="YYYY-MM-DD", help=f"{when}, not today")


def _files(to: argparse.ArgumentParser, default: str | None, overlays: str = "overlays") -> None:
    to.add_argument(
        "--profile", type=Path, metavar="FILE", default=default, help="the learner's file; 'none' to plan without one"
    )
    to.add_argument("--catalog", type=Path, metavar="DIR", default=default, help="a catalogue instead of the shipped one")
    to.add_argument(
        "--overlay", type=Path, metavar="DIR", dest=overlays, action="append", default=[], help="a catalogue on top; repeatable"
    )
    to.add_argument("--data-dir", type=Path, metavar="DIR", default=default, help="a folder for all of the program's files")


def _plan(to: argparse.ArgumentParser) -> None:
    _learner(to)
    to.add_argument("--format", choices=tuple(FORMATS), default="text")
    to.add_argument("--csv", choices=("excel", "plain"), help="for a spreadsheet of your locale, or the same everywhere")
    _ways(to)
    to.add_argument("--output", type=Path, metavar="FILE")
    to.add_argument("--force", action="store_true", help="replace the output file if it exists")


def _ways(to: argparse.ArgumentParser) -> None:
    to.add_argument("--locale", type=values.ways, metavar="NAME", help="numbers and weeks as in de_DE, en_US and so on")
    to.add_argument("--week-begins", type=values.weekday, metavar="DAY", help="the first day of a week: mon, sat, sun")


def _map(to: argparse.ArgumentParser) -> None:
    _learner(to)
    to.add_argument(
        "--output", type=values.picture, metavar="FILE", required=True, help="a name that ends in .svg, .png or .pdf"
    )
    to.add_argument(
        "--skill",
        type=values.nodes,
        default=[],
        metavar="ID,ID",
        action="extend",
        help="what these skills need and unlock",
    )
    to.add_argument(
        "--scale",
        type=values.scale,
        default=1.0,
        metavar="FACTOR",
        help="pixels of a PNG for one of the window's; fewer if the picture would be too large",
    )
    to.add_argument("--dark", action="store_true", help="light on dark")
    to.add_argument("--force", action="store_true", help="replace the output file if it exists")


def _what_if(to: argparse.ArgumentParser) -> None:
    _learner(to)
    for name, what in (
        ("known", "you knew these"),
        ("skip", "you left these out"),
        ("prefer", "you insisted on these options"),
    ):
        to.add_argument(f"--if-{name}", type=values.ids, default=[], metavar="ID,ID", action="extend", help=f"if {what}")
    to.add_argument("--if-background", metavar="ID", help="if you knew what somebody like this knows")
    to.add_argument("--if-goal", metavar="GOAL", help="if this were the goal")
    to.add_argument("--if-hours-per-week", type=values.hours, dest="if_week", metavar="HOURS", help="if you studied so much")
    to.add_argument("--if-include-useful", action="store_true", help="if the useful skills were planned too")
    to.add_argument("--if-order", choices=ORDERS, help="if the path went this way")
    to.add_argument("--if-missed", type=values.days_missed, default=0, metavar="DAYS", help="if you did nothing so long")
    to.add_argument("--format", choices=("text", "json"), default="text")


def _learner(to: argparse.ArgumentParser) -> None:
    """Add the words that say for whom to plan."""
    to.add_argument("--goal", metavar="GOAL", help="a role's id, or both")
    for name, what in (("known", "skills you know"), ("skip", "skills you will not learn"), ("prefer", "options to insist on")):
        to.add_argument(f"--{name}", type=values.ids, default=[], metavar="ID,ID", action="extend", help=what)
    to.add_argument("--background", metavar="ID", help="what somebody like this knows, for example software-developer")
    to.add_argument("--include-useful", action="store_true", help="the roles' useful skills too")
    to.add_argument("--order", choices=ORDERS, help="what is worth most first, or area by area")
    hours = to.add_mutually_exclusive_group()
    hours.add_argument("--hours-per-week", type=values.hours, dest="week", metavar="HOURS")
    hours.add_argument("--week", type=values.week, dest="week", metavar="mon=2,sat=4")
    to.add_argument("--start", type=values.on_day, metavar="YYYY-MM-DD", help="first day of study")
    to.add_argument(
        "--begin", type=values.begin, default=[], action="append", metavar="ID=YYYY-MM-DD", help="begin it on that day"
    )
    to.add_argument("--deadline", type=values.on_day, metavar="YYYY-MM-DD", help="how many hours a week finish by then")
    to.add_argument("--budget", type=values.budget, metavar="HOURS", help="what so many hours are best spent on")
    to.add_argument(
        "--rust", type=values.rust, metavar="DAYS,GROWTH", help="count reviews: days to the first, growth of the next"
    )
    to.add_argument("--break", type=values.pause, dest="breaks", default=[], action="append", metavar="FROM..TO")
