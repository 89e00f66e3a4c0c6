"""The learner's file: an event log in SQLite, with backups, salvage and merging."""
