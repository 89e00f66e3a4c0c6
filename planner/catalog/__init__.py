"""Skills, choices, roles and projects as values, and the prerequisite graph; no file, no YAML, no Qt."""
