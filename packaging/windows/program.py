"""Where the frozen program begins."""

from freiwilligenagentur.__main__ import main

raise SystemExit(main())
