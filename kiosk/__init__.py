"""The booth-finding kiosk without its pixels: every question a visitor or staff can ask, answered without Qt."""

__version__ = "0.1.0"
