"""From a file on a stick to a new generation: read, check, compare, apply."""

from kiosk.refresh.plan import Plan, prepare

__all__ = ["Plan", "prepare"]
