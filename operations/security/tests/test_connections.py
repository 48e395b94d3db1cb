"""Looking through the process's descriptors leaves every one of them as it was."""

import fcntl
import os
import socket
import subprocess
import sys

import pytest

from operations.security.connections import clients, sockets

pytestmark = pytest.mark.once

_TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_locks_on_files_stay(tmp_path):
    """SQLite's are of this kind: a process that loses them has its log deleted under its hands by the next."""
    path = tmp_path / "db.sqlite3"
    path.write_bytes(b"x" * 100)
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        list(clients())
        other = subprocess.run([sys.executable, "-c", _TRY, str(path)], stderr=subprocess.DEVNULL)  # noqa: S603
    assert other.returncode, "another process got the lock"


def test_sockets_stay_open_and_blocking():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        seen = {found.fileno() for found in sockets()}
        assert {server.fileno(), client.fileno()} <= seen
        for one in (server, client):
            os.fstat(one.fileno())
        accepted, _ = server.accept()
        with accepted:
            peers = [(one.peer, one.is_waiting) for one in clients()]
            assert (client.getsockname(), False) in peers
            client.sendall(b"a")
            assert accepted.recv(1) == b"a"


def test_a_loop_left_early_closes_nothing():
    with socket.create_server(("127.0.0.1", 0)) as server:
        for found in sockets():
            if found.fileno() == server.fileno():
                break
        assert server.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
