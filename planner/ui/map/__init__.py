"""The map: the prerequisite graph as one picture that is looked at, moved about and acted on."""
