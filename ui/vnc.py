"""Qt's own VNC platform, kept to this machine.

The platform plugin takes a port and a size but no address: it listens on every interface, without a password. So its
server is caught as it starts, and made to listen on the loopback address before it can serve anyone.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, Qt
from PySide6.QtNetwork import QHostAddress, QTcpServer

_LOOPBACK = QHostAddress(QHostAddress.SpecialAddress.LocalHost)


class VncError(RuntimeError):
    """The screen could not be offered, or not on this machine alone; the port is closed."""


def choose_platform(port: int, *, portrait: bool) -> None:
    """Make the VNC platform on ``port`` the one that the next application of this process takes."""
    size = "1080x1920" if portrait else "1920x1080"
    os.environ["QT_QPA_PLATFORM"] = f"vnc:size={size}:port={port}"


class LoopbackOnly(QObject):
    """Keeps the VNC server of ``application`` on the loopback address. Make it before any event is handled."""

    def __init__(self, application: QCoreApplication, port: int) -> None:
        super().__init__(application)
        self._application, self._port = application, port
        self._caught = False
        application.installEventFilter(self)

    def settle(self) -> None:
        """Handle what is waiting, the server's start among it. Raises ``VncError`` unless it is on loopback then."""
        self._application.processEvents()
        self._application.removeEventFilter(self)
        if not self._caught:
            raise VncError(f"port {self._port}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the server's start is the one queued call that it gets before it has a socket
        if event.type() != QEvent.Type.MetaCall or watched.metaObject().className() != "QVncServer":
            return False
        # in one go: no event, so no connection, is handled between opening the port and closing it again
        QMetaObject.invokeMethod(watched, "init", Qt.ConnectionType.DirectConnection)
        server = watched.findChild(QTcpServer)
        if server is not None:
            server.close()
            self._caught = server.listen(_LOOPBACK, self._port)
        self._application.removeEventFilter(self)
        return True
