"""One QObject a screen or concern: properties and signals for QML, calls into ``kiosk``, nothing else."""
