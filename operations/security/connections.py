"""The clients' connections of this process, as Linux sees them (tcp(7), TCP_INFO)."""

import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: `struct tcp_info`: eight bytes, 24 numbers, four long ones, three numbers; later kernels add to its end.
_INFO = struct.Struct("8B24I4Q3I")
_UNACKED, _LAST_SENT, _LAST_HEARD, _ACKED, _UNSENT = 12, 17, 19, 34, 38  # places in it
_ESTABLISHED = 1


@dataclass(frozen=True)
class Connection:
    """A client's connection, good until the loop goes on."""

    socket: socket.socket
    peer: tuple[str, int]
    is_waiting: bool  # bytes of an answer were not sent or not received yet
    taken: int  # bytes that the client acknowledged so far
    answered: float  # seconds since anything was sent to the client
    heard: float  # seconds since anything came from the client

    def hear_no_more(self) -> None:
        """Tell the server that the client has said all; it can still be answered."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RD)

    def close(self) -> None:
        """End it both ways; the server notices as if the client had gone."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)


def clients() -> Iterator[Connection]:
    """Those to ports on which this process listens; none where the system is not Linux."""
    ports = {address[1] for _, address in listening()}
    for found in sockets():
        if (connection := _client(found, ports)) is not None:
            yield connection


def listening() -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """Family and address of each port on which this process takes connections."""
    return [
        (socket.AddressFamily(found.family), found.getsockname()[:2])
        for found in sockets()
        if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    ]


def sockets() -> Iterator[socket.socket]:
    """Every TCP socket of this process, to be looked at until the loop goes on.

    No descriptor is copied: closing the copy of a database's would drop this process's locks on it (fcntl(2)).
    """
    try:
        numbers = [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]
    except OSError:
        return
    for number in numbers:
        try:
            found = socket.socket(fileno=number)
        except OSError:  # no socket, or just closed
            continue
        try:
            if found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM:
                yield found
        finally:
            found.detach()  # it is the server's to close


def _client(found: socket.socket, ports: set[int]) -> Connection | None:
    try:
        if found.getsockname()[1] not in ports:
            return None
        address, port, *_ = found.getpeername()
        info = _INFO.unpack(found.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO.size))
    except (OSError, struct.error):  # it listens, or has just ended
        return None
    if info[0] != _ESTABLISHED:
        return None
    waiting = bool(info[_UNACKED] or info[_UNSENT])
    return Connection(found, (address, port), waiting, info[_ACKED], info[_LAST_SENT] / 1000, info[_LAST_HEARD] / 1000)
