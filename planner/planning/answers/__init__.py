"""Questions asked of a plan: fork, budget, what if, why, why not, progress. Pure; none of them changes the plan."""
