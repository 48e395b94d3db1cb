"""A person of one role at work: every press is taken back afterwards; those that wrote are looked at closer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client

from accounts.models import User
from operations.page_cache.invalidation import changes_content
from tests.two_persons.public_site import differences, digest


class Hands:
    """One account, and a reader beside it who looks whether the site has changed."""

    def __init__(self, role: str, asked: list[str], number: int = 1) -> None:
        self.account, _ = User.objects.get_or_create(username=f"{role}-{number}", defaults={"email": "x@example.org"})
        self.account.groups.add(Group.objects.get(name=role))
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.account)
        self.reader, self.asked = Client(), asked
        self.before = digest(self.reader, asked)
        self.pressed = self.written = 0

    def changes(self, address: str, values: dict[str, Any]) -> list[str]:
        """What readers see otherwise after a press; the press is undone."""
        with self.undone() as writes:
            answer = self.client.post(address, values)
            if answer.streaming:
                b"".join(answer)
            self.pressed += 1
            found = differences(self.before, digest(self.reader, self.asked)) if writes else []
            self.written += bool(writes)
        return found

    @contextmanager
    def undone(self) -> Iterator[list[str]]:
        """Whatever happens inside is rolled back; yields the statements that wrote content."""
        writes: list[str] = []

        def watch(execute, sql, params, many, context):
            if changes_content(sql):
                writes.append(sql[:80])
            return execute(sql, params, many, context)

        with transaction.atomic(), connection.execute_wrapper(watch):
            yield writes
            transaction.set_rollback(True)
