"""The menus, and who does what they offer: with skills, the catalogue, the learner's file, and undo."""
