"""Which skills are still to learn: goal, known skills, choices, and the route with the fewest hours. Pure."""
