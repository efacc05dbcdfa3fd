"""For staff alone: the PIN before the staff screen, and the trail of what was done there."""

from kiosk.staff.audit import AuditEntry, AuditTrail, digest
from kiosk.staff.pin import Pin, PinCheck, PinRejected
from kiosk.staff.sticks import EventFile, event_files

__all__ = ["AuditEntry", "AuditTrail", "EventFile", "Pin", "PinCheck", "PinRejected", "digest", "event_files"]
