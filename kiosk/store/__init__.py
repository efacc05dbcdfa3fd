"""What the kiosk keeps: generations of one event's data, each a SQLite file, one of them active."""
