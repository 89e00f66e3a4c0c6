"""What a place does its own way: on which day its week begins, and how it writes numbers.

The tables are those of the Unicode CLDR 44, as far as they differ from the rule: the week begins on
Monday, and a point comes before decimals. The window asks Qt, which knows all of CLDR (`planner.ui.style.locales`).
"""

from __future__ import annotations

import os
import re
import sys

from planner.words.local import FRIDAY, MONDAY, SATURDAY, SUNDAY, Local

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEGINS = {
    SUNDAY: "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH "
    "PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
    SATURDAY: "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
    FRIDAY: "MV",
}
_FIRST = {territory: day for day, territories in _BEGINS.items() for territory in territories.split()}
_COMMA_IN = (
    "af ast az be bg bs ca cs da de el es et eu fi fo fr fy gl hr hu hy id is it ka kk kl ky lb lt lv mk nb nds nl nn no pl pt "
    "ro ru se sk sl sq sr sv tg tk tr tt uk uz vi"
)
_POINT_IN = "de_CH de_LI it_CH es_MX es_US es_PR es_CU es_DO es_GT es_HN es_NI es_PA es_PE es_SV es_419"
_BLANK_IN = "af be bg cs et fi fr hu hy ka kk ky lt lv nb nn no pl ru sk sq sv tg tk tt uk uz"
_COMMA, _POINT, _BLANK = (frozenset(names.split()) for names in (_COMMA_IN, _POINT_IN, _BLANK_IN))
_NAME = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")


def local_of(name: str) -> Local | None:
    """Return the ways of the locale ``name``, such as ``de_DE.UTF-8`` or ``pt-BR``; none if that names no place."""
    found = _NAME.fullmatch(name)
    if not found or name.upper().startswith("POSIX"):
        return None
    language, territory = found[1].lower(), (found[2] or "").upper()
    comma = language in _COMMA and f"{language}_{territory}" not in _POINT
    group = "\u00a0" if language in _BLANK else "." if comma else ","
    return Local(_FIRST.get(territory, MONDAY), "," if comma else ".", group)


def local_here(aspect: str) -> Local:
    """Return the ways that the system is set to, for ``aspect``: ``LC_TIME`` or ``LC_NUMERIC``."""
    names = (os.environ.get(variable, "") for variable in ("LC_ALL", aspect, "LANG"))
    name = next(filter(None, names), "") or _of_windows()
    return local_of(name) or Local()


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    text = ctypes.create_unicode_buffer(85)
    return text.value if ctypes.windll.kernel32.GetUserDefaultLocaleName(text, len(text)) else ""
