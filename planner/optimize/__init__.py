"""Exact algorithms on integers: search, closures, orders, knapsacks, covers. They know nothing of the planner."""
