"""Print how long each planning function takes at three sizes, and beside graph libraries where these do the same.

Called by ``python -m tests.bench``; rustworkx and igraph are only measured if they are installed.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median

from planner.catalog.structure import canonical_order
from planner.learner.learner import Learner, Mark, ReviewRule, State
from planner.optimize import weighted_completion as sequencing
from planner.optimize.max_closure import MaxFlow
from planner.optimize.sidney import modules
from planner.planning.answers.budget import best_within
from planner.planning.answers.difference import difference
from planner.planning.answers.fork import fork
from planner.planning.answers.portfolio import portfolio
from planner.planning.answers.progress import progress
from planner.planning.answers.what_if import effects
from planner.planning.plan import make_plan
from planner.planning.route.weights import value_of
from planner.planning.schedule.timeline import jobs_of
from planner.storage.catalog.folder import load_catalog
from tests.catalogs import random_catalog

MONDAY = date(2027, 1, 4)
SHIPPED = Path(__file__).parent.parent / "resources" / "catalog"
SIZES = (190, 2_000, 14_000)


def milliseconds(work, rounds: int = 5) -> float:
    """Return the median time of ``work``; the first run counts too."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1_000 * median(times)


def functions() -> None:
    """Print a line for each function at each size; the smallest is the shipped catalogue."""
    for size in SIZES:
        shipped = size == SIZES[0]
        catalog = load_catalog([SHIPPED]) if shipped else random_catalog(Random(1), size, size // 15, entries=size // 3)
        learner = Learner(rust=ReviewRule(on=True))
        plan = make_plan(catalog, learner, MONDAY)
        other = make_plan(catalog, learner.marked(plan.steps[0].skill.id, Mark(State.KNOWN)), MONDAY)
        jobs = plan_jobs(catalog, plan)
        work = {
            "route": lambda p=plan: p.problem.solve(),
            "value order, nothing kept": lambda j=jobs: (sequencing._module.cache_clear(), sequencing.sequence(j)),
            "plan": lambda c=catalog, le=learner: make_plan(c, le, MONDAY),
            "fork": lambda c=catalog, p=plan: fork(c, p.learner, p, MONDAY),
            "what if": lambda c=catalog, p=plan: effects(c, p.learner, p, MONDAY),
            "difference": lambda c=catalog, p=plan, o=other: difference(c, p, o),
            "progress": lambda c=catalog, p=plan: progress(c, p.learner, p, MONDAY),
            "best 300 hours": lambda c=catalog, p=plan: best_within(c, p.learner, p.asked, 300),
            "portfolio": lambda c=catalog, p=plan: portfolio(c, p.learner, p.asked),
        }
        print(f"{size:6} skills, {len(plan.steps)} steps")
        for name, run in work.items():
            if size < SIZES[-1] or name in {"route", "plan", "difference"}:
                print(f"       {name:28} {milliseconds(run, 5 if shipped else 3):9.1f} ms")
        libraries(catalog, jobs)


def plan_jobs(catalog, plan):
    """Return the steps of ``plan`` as jobs with their weights."""
    path = catalog.structure.in_order(plan.route.skills)
    return jobs_of(catalog, path, plan.route.picked, {}, value_of(catalog, plan.roles, plan.route.picked))


def libraries(catalog, jobs) -> None:
    """Print the same work done by graph libraries."""
    import networkx as nx

    catalog = replace(catalog, order=())
    lines = {"canonical order": [("ours", lambda: canonical_order(catalog.skills, catalog.choices))], "one minimum cut": []}
    lines["canonical order"].append(("networkx", lambda: list(nx.lexicographical_topological_sort(catalog.graph))))
    weight, hours = sum(job.weight for job in jobs), sum(job.time for job in jobs)
    gains = [job.weight * hours - job.time * weight for job in jobs]
    cuts = lines["one minimum cut"]
    if len(jobs) < SIZES[1]:
        network = nx.DiGraph()
        for number, job in enumerate(jobs):
            ends = ("s", number) if gains[number] > 0 else (number, "t")
            network.add_edge(*ends, capacity=abs(gains[number]))
            network.add_edges_from((number, need) for need in job.needs)
        cuts += [
            ("ours", lambda: MaxFlow(range(len(jobs)), [job.needs for job in jobs], dict(enumerate(gains)))),
            ("networkx", lambda: nx.minimum_cut(network, "s", "t")),
        ]
    lines["all modules"] = [("ours", lambda: modules(jobs))] if len(jobs) < SIZES[1] else []
    if find_spec("rustworkx"):
        import rustworkx as rx

        graph = rx.networkx_converter(catalog.graph)
        lines["canonical order"].append(("rustworkx", lambda: rx.lexicographical_topological_sort(graph, key=str)))
    if find_spec("igraph") and cuts:
        import igraph

        edges = [(u, v, d.get("capacity", 10**18)) for u, v, d in network.edges(data=True)]
        flat = igraph.Graph.TupleList(edges, directed=True, edge_attrs=["capacity"])
        ends = flat.vs.find("s").index, flat.vs.find("t").index
        cuts.append(("igraph", lambda: flat.mincut(*ends, capacity="capacity")))
    for name, ways in lines.items():
        if ways:
            print(f"       {name:28} " + ", ".join(f"{who} {milliseconds(run, 3):.1f} ms" for who, run in ways))
