"""What a process of its own for layouts does: it reads a graph and writes how far it is and what it has.

The graph is one line of JSON with the ids of its ``last`` nodes. Each line that is written is JSON too: ``share`` (of the
refinement that is done, from 0 to 1) or ``layout``, the first one as soon as it is there and a better one at the end.
"""

from __future__ import annotations

import json
import sys

from planner.layout.as_json import packed, unpacked_graph
from planner.layout.drawn import drawn


def main() -> None:
    """Lay out the graph that stands in the standard input."""
    asked = json.loads(sys.stdin.readline())
    shares = {0}

    def tell(share: float) -> None:
        percent = int(100 * share)
        if percent not in shares:
            shares.add(percent)
            _say(share=share)

    for made in drawn(unpacked_graph(asked["graph"]), frozenset(asked["last"]), tell):
        _say(layout=packed(made))


def _say(**said: object) -> None:
    print(json.dumps(said), flush=True)
