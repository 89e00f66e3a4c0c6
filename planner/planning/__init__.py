"""From a catalogue and a learner to a plan; pure functions."""
