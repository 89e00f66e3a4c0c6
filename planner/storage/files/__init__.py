"""Files written whole or not at all, and caches of what can be made again."""
