"""A path laid on the learner's weeks: hours a day, breaks, pinned days, sessions. Pure."""
