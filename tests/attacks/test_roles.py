"""IDOR: every address of the admin is asked and posted to as each role; `who_may.py` has the answers."""

from functools import cache

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client

from accounts.models import User
from operations.page_cache.invalidation import changes_content
from tests.attacks.admin_addresses import addresses
from tests.attacks.records import one_of_each
from tests.attacks.who_may import SIGNS, Line, line_of, table

pytestmark = pytest.mark.django_db

REFUSALS = (403, 404, 405, 400)
HOME = ("/admin/", "/admin/login/")
FAILS_ON_PURPOSE = "wagtailadmin_error_test"
#: The same view as the list without its frame.
PARTS = ("_results",)


@cache
def line_for(name: str) -> Line:
    line = line_of(name)
    assert line, f"tests/attacks/who_may.py says nothing of {name}"
    return line


class Asking:
    """One role's walk: what each address answers and writes; every change is taken back at once."""

    def __init__(self, role: str) -> None:
        account = User.objects.create_user(f"in-{role}", password="only-for-this-test-26")
        account.groups.add(Group.objects.get(name=role))
        self.client = Client(raise_request_exception=False)
        self.client.force_login(account)
        self.written: list[str] = []

    def ask(self, method: str, address: str) -> tuple[int, bool]:
        """Status, and whether anything was had: an answer of its own, a way onward, or a change."""
        self.written.clear()
        with transaction.atomic(), connection.execute_wrapper(self._watch):
            answer = getattr(self.client, method)(address, HTTP_REFERER="")
            if answer.streaming:
                b"".join(answer)
            transaction.set_rollback(True)
        is_sent_home = answer.status_code == 302 and answer["Location"] in HOME and "logout" not in address
        refused = answer.status_code in REFUSALS or is_sent_home
        return answer.status_code, bool(self.written) or not refused

    def _watch(self, execute, sql, params, many, context):
        if changes_content(sql):
            self.written.append(sql[:80])
        return execute(sql, params, many, context)


IDS = [
    "author", "first", "second", "publisher", "street", "letters", "members", "funds", "inspector", "organiser",
    "translator", "auditor", "operator",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("sign", SIGNS, ids=IDS)
def test_each_role_gets_what_the_table_says_and_nothing_else(sign):
    one_of_each()
    asking = Asking(SIGNS[sign])
    had, stolen, broken = set(), [], []
    for name, address in addresses():
        if name == FAILS_ON_PURPOSE or name.endswith(PARTS):
            continue
        line = line_for(name)
        for method in ("get", "post"):
            status, gets = asking.ask(method, address)
            if status >= 500:
                broken.append((method, address, status))
            if gets and sign in line.signs:
                had.add(line.pattern)
            elif gets:
                stolen.append((method, name, status, asking.written[:1]))
    assert not broken
    assert not stolen
    promised = {line.pattern for line in table() if sign in line.signs}
    assert promised <= had, "what the table promises is had"
