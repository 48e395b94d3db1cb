"""A way to the database that can be cut."""

import asyncio
import threading
from urllib.parse import urlsplit


class Wire:
    """Passes connections on to an address until it is cut; then refuses, until it is mended."""

    def __init__(self, url: str, port: int) -> None:
        target = urlsplit(url)
        self._target, self.port, self._open = (target.hostname, target.port or 5432), port, True
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(asyncio.start_server(self._pass, "127.0.0.1", port), self._loop).result()

    def cut(self) -> None:
        """Drop every connection and take no new one."""
        self._open = False
        self._loop.call_soon_threadsafe(lambda: [writer.transport.abort() for writer in self._writers])

    def mend(self) -> None:
        self._open = True

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._open:
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection(*self._target)
        self._writers |= {writer, back}
        await asyncio.gather(_pump(reader, back), _pump(there, writer), return_exceptions=True)
        self._writers -= {writer, back}


async def _pump(source: asyncio.StreamReader, drain: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65536):
            drain.write(data)
            await drain.drain()
    finally:
        drain.close()
