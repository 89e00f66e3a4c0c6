"""Exact algorithms on integers: search, closures, orders, knapsacks, covers. They know nothing of the planner.

Why they are ours and not a library's. The route of the shipped catalogue for both roles (193 skills, 12 choices) takes
0.6 ms here and 36 ms as an integer program in HiGHS, whose import alone takes 0.3 s (Python 3.11, two cores, medians of 21
and 7 runs; the results are equal): each tick plans anew, so that is the difference between at once and a pause. Solvers
count in floats with tolerances; here all is integers, so "optimal" and "lower bound" mean what they say. networkx has
minimum cuts and closures, but is imported after the first frame only (0.4 s). HiGHS is the oracle of the tests instead.
"""
