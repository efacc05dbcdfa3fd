"""What a phone takes along: a route as plain text, and the QR code that carries it without any network."""

from kiosk.handoff.qr import CAPACITY_BYTES, QrTooLong, qr_matrix
from kiosk.handoff.text import destination, route_text

__all__ = ["CAPACITY_BYTES", "QrTooLong", "destination", "qr_matrix", "route_text"]
