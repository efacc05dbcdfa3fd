"""What the kiosk keeps: generations of its event, one SQLite file each, one of them active; and closed aisles."""

from kiosk.store.closures import Closures
from kiosk.store.errors import StoreError
from kiosk.store.store import Store

__all__ = ["Closures", "Store", "StoreError"]
