"""Qt's VNC platform listens everywhere; the kiosk's may not."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc/net tells who listens")

_OFFERS_ITS_SCREEN = """
import sys
from PySide6.QtGui import QGuiApplication
from ui import vnc
port = int(sys.argv[1])
vnc.choose_platform(port, portrait=True)
application = QGuiApplication(sys.argv)
try:
    vnc.LoopbackOnly(application, port).settle()
except vnc.VncError:
    sys.exit(9)
print("ready", application.primaryScreen().size().toTuple(), flush=True)
application.exec()
"""


def start(port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _OFFERS_ITS_SCREEN, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2])),
    )


def listeners(port: int) -> list[str]:
    """The local addresses, as the kernel writes them, on which someone listens at ``port``."""
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            address, _, state = (line.split()[field] for field in (1, 2, 3))
            if state == "0A" and address.endswith(f":{port:04X}"):
                found.append(address.split(":")[0])
    return found


@pytest.fixture
def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_the_screen_is_offered_on_loopback_alone(free_port: int) -> None:
    program = start(free_port)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready (1080, 1920)\n"
        assert listeners(free_port) == ["0100007F"]
        with socket.create_connection(("127.0.0.1", free_port), timeout=5) as viewer:
            assert viewer.recv(12).startswith(b"RFB ")
    finally:
        program.kill()
        program.communicate()


def test_a_port_that_is_taken_ends_the_program(free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        program = start(free_port)
        program.communicate(timeout=30)
        assert program.returncode == 9


def test_the_whole_kiosk_is_shown_on_loopback_and_tells_its_first_pin_once(free_port: int, tmp_path: Path) -> None:
    program = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "kiosk",
            "run",
            "--vnc",
            str(free_port),
            "--data",
            str(tmp_path / "data"),
            "--lang",
            "en",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2])),
    )
    try:
        assert program.stderr is not None
        told: list[str] = []
        while not any("VNC at localhost" in line for line in told):
            line = program.stderr.readline()
            assert line, told
            told.append(line)
        assert listeners(free_port) == ["0100007F"]
        assert sum(bool(re.search(r"\b\d{6}\b", line)) for line in told) == 1
        with socket.create_connection(("127.0.0.1", free_port), timeout=20) as viewer:
            assert viewer.recv(12).startswith(b"RFB ")
        program.terminate()
        program.communicate(timeout=60)
        assert program.returncode == 0
    finally:
        program.kill()
        program.wait()
