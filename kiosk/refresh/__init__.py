"""From a file on a stick to a new generation: read, check, compare, apply."""

from kiosk.refresh.plan import Plan, prepare
from kiosk.refresh.taking import RefreshRefused, apply, first_fill

__all__ = ["Plan", "RefreshRefused", "apply", "first_fill", "prepare"]
