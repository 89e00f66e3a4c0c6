"""What one learner knows, has logged, prefers and has time for; pure values."""
