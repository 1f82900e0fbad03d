"""`python -m surgplan` is `surgplan`."""

import sys

from surgplan.cli import main

sys.exit(main())
