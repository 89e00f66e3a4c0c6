"""What the window holds: catalogue, learner, plan, undo. It knows QtCore and QtGui, and no widget."""
