"""Finding booths by what a visitor types, however it is typed. See ``docs/search.md``."""

from kiosk.search.engine import SearchIndex

__all__ = ["SearchIndex"]
