"""Start the planner from a checkout: ``python main.py``."""

import sys

from planner.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
