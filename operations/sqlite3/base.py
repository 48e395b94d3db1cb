"""Django's SQLite backend, but a write waits in line, and names can be sorted by sound.

Why: docs/decisions/operations.md, 1044; docs/decisions/core.md, 0935.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from .line import WriterQueue

_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction takes its turn as it begins; a write outside of one takes it for itself."""

    _line: WriterQueue | None = None

    @property
    def line(self) -> WriterQueue | None:
        """This connection's place in the line; a database in memory has no other writers."""
        if self._line is None and WriterQueue.is_possible and not self.is_in_memory_db():
            patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
            self._line = WriterQueue(Path(self.settings_dict["NAME"]), patience)
        return self._line

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        from core.collation import COLLATION, compare  # it needs models, which need a backend

        connection = super().get_new_connection(conn_params)
        connection.create_collation(COLLATION, compare)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=lambda connection: _Cursor(connection, self))

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # Django's stubs leave it out
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc] # Django's stubs leave it out
        finally:
            if self.connection is None or not self.connection.in_transaction:
                self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc] # Django's stubs leave it out
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc] # Django's stubs leave it out
        finally:
            if self._line:
                self._line.close()

    @contextmanager
    def turn_for(self, sql: str) -> Iterator[None]:
        """The turn for one statement, if it writes and no transaction has the turn already."""
        if self.connection.in_transaction or not sql.lstrip()[:7].upper().startswith(_WRITING):
            yield
            return
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        if self.line and not self.line.enter():
            raise OperationalError("database is locked: others went on writing for too long")

    def _leave(self) -> None:
        if self._line:
            self._line.leave()


class _Cursor(base.SQLiteCursorWrapper):
    def __init__(self, connection: Any, wrapper: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        with self._wrapper.turn_for(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self._wrapper.turn_for(query):
            return super().executemany(query, param_list)
