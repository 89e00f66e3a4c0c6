"""A learning-path planner for machine learning engineers and data scientists."""

__version__ = "0.15.0"
