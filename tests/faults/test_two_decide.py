"""Two who decide at the same moment: exactly one counts, and the other is told."""

import json

import pytest

RACE = """
import json
from threading import Event, Thread
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test import Client
from core.publication_checks import RefusedError
from editing.reviews.decisions import hand_in
from editing.reviews.models import Decision
from tests import reviewing

def race(decide):
    "The second begins while the first has decided and not committed yet; whether it waited, and what each was told."
    told, done = {}, Event()
    def second():
        try:
            told["second"] = decide("second")
        finally:
            connection.close()
            done.set()
    other = Thread(target=second)
    with transaction.atomic():
        told["first"] = decide("first")
        other.start()
        waited = not done.wait(1)
    other.join()
    return [waited, told["first"], told["second"]]

def refused(act):
    try:
        act()
    except RefusedError:
        return "refused"
    return "counted"

people = {name: reviewing.person(name) for name in ("first", "second")}
"""
#: A step of a text's review: one passes it, the other returns it.
TEXT = """
from news.models import NewsPage
page = NewsPage.objects.in_language().live().first()
page.title += "（改）"
page.save_revision(user=reviewing.person("author"))
reviewing.hand_in(page)
said = {"first": {"action": "approve"}, "second": {"action": "reject", "comment": "数字不对"}}
result = race(lambda name: refused(lambda: reviewing.take(page, people[name], **said[name])))
say(json.dumps([*result, Decision.objects.filter(key=str(page.pk), step="first").count()]))
"""
#: The same of a list.
LIST = """
from editing.reviews.lists import ListReview
from honours.imports.models import ImportBatch
from editing.reviews.models import Subject
batch = ImportBatch.objects.create(file_name="名单.xlsx", sha256="0" * 64)
subject = Subject(batch._meta.label, str(batch.pk), str(batch), "0" * 64)
hand_in(subject, reviewing.person("author"), {})
answer = lambda name: ListReview(subject, people[name], bool).answer({"action": "approve", "step": "first"}, {})
result = race(lambda name: refused(lambda: answer(name)))
say(json.dumps([*result, Decision.objects.on(subject).filter(outcome="passed", step="first").count()]))
"""
#: A letter from a reader: each chose another end for it.
LETTER = """
from honours.models import Honour
from honours.objections.models import Objection
case = Objection.objects.create(honour=Honour.objects.first(), subject="牌", what="地址", grounds="搬走了")
address = f"/admin/objections/edit/{case.pk}/"
clients = {name: Client() for name in people}
forms = {}
for name, client in clients.items():
    client.force_login(people[name])
    page = BeautifulSoup(client.get(address).content, "lxml")
    opened_on = page.select_one("[name=opened_on]")["value"]
    forms[name] = {"state": "closed", "outcome": "", "finding": f"{name}的答复", "opened_on": opened_on}
forms["first"]["outcome"], forms["second"]["outcome"] = "upheld", "rejected"
result = race(lambda name: {302: "counted", 200: "refused"}[clients[name].post(address, forms[name]).status_code])
case.refresh_from_db()
say(json.dumps([*result, int(case.finding == "first的答复")]))
"""


@pytest.mark.slow
@pytest.mark.databases
@pytest.mark.django_db
@pytest.mark.parametrize("decided", [TEXT, LIST, LETTER], ids=["text", "list", "letter"])
def test_of_two_one_counts(origin, decided):
    copy = origin.again()
    said = copy.run(RACE + decided)
    copy.drop()
    assert json.loads(said.splitlines()[-1]) == [True, "counted", "refused", 1]
