"""The YAML catalogue in; the learner's file in and out; no Qt."""
