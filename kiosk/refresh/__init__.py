"""From a file on a stick to a new generation: read, check, compare, apply; and back out into a file."""

from kiosk.refresh.export import ExportError, export_event, write_template
from kiosk.refresh.plan import Plan, prepare
from kiosk.refresh.taking import RefreshRefused, apply, first_fill

__all__ = [
    "ExportError",
    "Plan",
    "RefreshRefused",
    "apply",
    "export_event",
    "first_fill",
    "prepare",
    "write_template",
]
