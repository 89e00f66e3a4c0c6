"""The catalogue in YAML files, checked and told where it is wrong, and the changes of the learner to it."""
