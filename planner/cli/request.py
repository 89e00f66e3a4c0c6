"""What a command is asked: where its files are, what is read from them, and when it is asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner import locations
from planner.cli.arguments import UsageError
from planner.errors import PlannerError
from planner.learner.days import day_of
from planner.learner.renaming import current
from planner.storage.catalog.folder import load_catalog

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date, datetime

    from planner.catalog.catalog import Catalog
    from planner.learner.learner import Learner
    from planner.storage.catalog.own_place import OwnPlace
    from planner.storage.learner.learner_file import LearnerFile

NO_PROFILE = Path("none")
"""What is said after ``--profile`` by those who want no learner's file to be read."""


class Request(NamedTuple):
    """Where everything is that the command line names, and the moment ``now`` at which it was said.

    ``own_note`` tells of changes of the learner's own that may be meant for this catalogue; it is empty mostly.
    """

    catalog: list[Path]
    own: Path
    profile: Path
    named_profile: bool
    no_profile: bool
    places: locations.Locations
    reset_window: bool
    now: datetime
    own_note: str

    @property
    def layouts(self) -> list[Path]:
        """Where layouts of maps are kept: those made here, and the shipped ones."""
        return [self.places.cache / "layouts", locations.resources() / "layouts"]

    @property
    def today(self) -> date:
        """The learner's own calendar day."""
        return day_of(self.now)


def where_of(said: Namespace, now: datetime) -> Request:
    """Return where the words of a command say that everything is.

    Raises:
        UsageError: No learner's file is wanted where there is no doing without.
    """
    places = locations.locations(said.data_dir)
    folders = [said.catalog or locations.resources() / "catalog", *said.overlays, *getattr(said, "more_overlays", [])]
    none = said.profile == NO_PROFILE
    if none and said.command not in {"plan", "map", "why", "what-if", "progress", "check"}:
        raise UsageError(
            "--profile none goes with plan, map, why, what-if and check; everything else works on the learner's file."
        )
    profile = places.profile if none or not said.profile else said.profile
    named = said.profile is not None and not none
    own = _own(places, said.catalog)
    return Request(folders, own.folder, profile, named, none, places, said.reset_window, now, own.note)


def _own(places: locations.Locations, catalog: Path | None) -> OwnPlace:
    """Return where the learner's own changes to the shipped catalogue, or to another ``catalog``, are."""
    from planner.storage.catalog.own_place import OwnPlace, own_place

    usual = places.own_catalog(catalog)
    return own_place(usual, catalog, places.cache) if catalog else OwnPlace(usual)


def catalog_of(where: Request) -> Catalog:
    """Return the catalogue that the command line names, with what the learner changed in it."""
    if where.own_note:
        print(f"planner: {where.own_note}", file=sys.stderr)
    return load_catalog(where.catalog, where.places.cache, where.own)


def has_file(where: Request) -> bool:
    """Tell whether there is a learner's file, or was one that is gone now."""
    from planner.storage.learner.making import marker_of

    return where.profile.exists() or marker_of(where.profile).exists()


def learner_file(where: Request, *, create: bool) -> LearnerFile:
    """Return the learner's file, made if it never was and ``create`` says so.

    Raises:
        PlannerError: There is none, or it cannot be read.
    """
    from planner.storage.learner.learner_file import LearnerFile

    if not create and not has_file(where):
        raise PlannerError(f"There is no learner's file {where.profile}; 'planner mark' or the window makes one.")
    return LearnerFile.open(where.profile, create=create)


def profile(where: Request, catalog: Catalog) -> Learner | None:
    """Return the learner of the file that is named, or of the usual one, if there is one, which is then told.

    None if no file is to be read.
    """
    if where.no_profile or not (where.named_profile or has_file(where)):
        return None
    learner = current(learner_file(where, create=False).learner(), catalog)
    if not where.named_profile:
        print(f"planner: using your file {where.profile}; --profile none leaves it out.", file=sys.stderr)
    return learner
