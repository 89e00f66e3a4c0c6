"""The font of the tests: the same on every machine, and there on one that has none."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

FAMILY = "Source Sans Pro"

_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>
</fontconfig>
"""


def only_our_font() -> TemporaryDirectory[str]:
    """Let this process and those it starts see one family only; keep what is returned as long as they run.

    Qt asks fontconfig on Linux, and before there is an application it can be told by this variable only.
    """
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        raise SystemExit("The tests cannot run. Their font is missing: 'python -m pip install -e .[test]' installs it.")
    folder = TemporaryDirectory(prefix="planner-tests-fonts-")
    settings = Path(folder.name) / "fonts.conf"
    fonts = Path(package.origin).parent / "files"
    text = _SETTINGS.format(fonts=escape(str(fonts)), cache=escape(str(Path(folder.name) / "cache")))
    settings.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(settings)
    return folder
