"""The main window: menus, goals, pages side by side, and what happens to it while it is open."""
