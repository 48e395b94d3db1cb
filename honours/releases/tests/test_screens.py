"""The editors' way through the real screens."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from honours.models import Honour, HonourEvent
from honours.releases.models import Release, ReleaseItem
from honours.releases.states import ReleaseState
from spots.models import ScenicSpotPage

from .drafts import ROLL, drafts, page_of, reviewed, scheme

pytestmark = pytest.mark.django_db


def at(name: str, release: Release, *rest: int) -> str:
    return reverse(f"releases:{name}", args=[release.pk, *rest])


def confirm(client, release: Release) -> str:
    reviewed(release)
    page = client.get(at("publish", release))
    return page_of(client.post(at("publish", release), {"fingerprint": page.context["checklist"].fingerprint}))


@pytest.mark.slow
def test_from_nothing_to_the_public_roll(editor_client):
    drafts(12)
    editor_client.post(reverse("releases:create"), {"title": "2027年3·15授牌"})
    release = Release.objects.get()
    asked = {"scheme": scheme().pk, "first": "批-002", "last": "批-011"}
    found = editor_client.get(at("collect", release), asked)
    assert len(found.context["honours"]) == 10
    editor_client.post(at("collect", release), asked)
    page = editor_client.get(at("detail", release)).content.decode()
    assert "全部检查通过：会公开 10 块，并一同公开还是草稿的 10 家商户。" in page
    answer = confirm(editor_client, release)
    assert "已处理 20 / 20" in answer and "完成" in answer
    page = editor_client.get(at("detail", release)).content.decode()
    assert "10 块荣誉，10 家商户一并公开" in page
    assert "批-011" in editor_client.get(f"{ROLL}?all=1").content.decode()
    assert "批-012" not in editor_client.get(f"{ROLL}?all=1").content.decode()


def test_numbers_are_counted_as_people_count(editor_client, release):
    for number in ("9", "10", "11"):
        honour = drafts(1, prefix=f"数{number}-")[0]
        Honour.objects.filter(pk=honour.pk).update(number=f"数-{number}", latest_revision=None)
    found = editor_client.get(at("collect", release), {"scheme": scheme().pk, "first": "数-9", "last": "数-10"})
    assert [honour.number for honour in found.context["honours"]] == ["数-9", "数-10"]


def test_a_spot_narrows(editor_client, release):
    honour = drafts(3, prefix="景-")[1]
    spot = ScenicSpotPage.objects.in_language().first()
    honour.merchant.spot = spot
    honour.merchant.save()
    found = editor_client.get(at("collect", release), {"scheme": scheme().pk, "spot": spot.pk})
    assert found.context["honours"] == [honour]


def test_the_bulk_action_collects_what_is_free(editor_client, release):
    fresh = drafts(2, prefix="选-")
    public = Honour.objects.filter(live=True).first()
    chosen = [*fresh, public, release.items.first().honour]
    query = "&".join(f"id={honour.pk}" for honour in chosen)
    address = f"/admin/bulk/honours/honour/add_to_release/?{query}"
    assert "另有 2 块已经公开，或已在别的批次里" in editor_client.get(address).content.decode()
    assert "请给新的一批取个名称" in editor_client.post(address, {}).content.decode()
    answer = editor_client.post(address, {"title": "勾选来的"})
    made = Release.objects.get(title="勾选来的")
    assert answer.url == at("detail", made)
    assert {item.honour for item in made.items.all()} == set(fresh)


def test_an_honour_is_in_one_open_release(editor_client, release):
    other = Release.objects.create(title="另一批")
    editor_client.post(at("collect", other), {"scheme": scheme().pk, "first": "批-001", "last": "批-005"})
    assert not other.items.exists()


def test_take_out_and_drop_keep_the_drafts(editor_client, release):
    first = release.items.first()
    editor_client.post(at("take_out", release), {"item": [first.pk, "x"]})
    assert release.items.count() == 4
    editor_client.post(at("drop", release))
    assert not Release.objects.exists() and not ReleaseItem.objects.exists()
    assert Honour.objects.filter(number__startswith="批-").count() == 5


def test_a_problem_is_shown_first_with_the_way_to_mend_it(editor_client, release):
    honour = Honour.objects.get(number="批-004")
    Honour.objects.filter(pk=honour.pk).update(locked=True)
    page = editor_client.get(at("detail", release))
    assert page.context["page"][0].honour.number == "批-004"
    edit = f"/admin/snippets/honours/honour/edit/{honour.pk}/"
    assert "被锁定了" in page.content.decode() and edit in page.content.decode()
    assert at("publish", release) not in page.content.decode()
    assert "有 1 块有问题" in editor_client.get(at("publish", release)).content.decode()
    assert not Honour.objects.filter(number__startswith="批-", live=True).exists()


def test_a_press_without_confirmation_publishes_nothing(editor_client, release):
    assert "确认之后" in page_of(editor_client.post(at("publish", release)))
    assert Release.objects.get(pk=release.pk).is_open


def test_the_take_back_asks_for_a_reason(editor_client, release):
    confirm(editor_client, release)
    assert "撤回原因" in editor_client.get(at("undo", release)).content.decode()
    editor_client.post(at("undo", release), {"reason": ""})
    assert Release.objects.get(pk=release.pk).state == ReleaseState.RELEASED
    page_of(editor_client.post(at("undo", release), {"reason": "名单弄错了"}))
    assert Release.objects.get(pk=release.pk).state == ReleaseState.WITHDRAWN
    assert "名单弄错了" in editor_client.get(at("detail", release)).content.decode()


class TestPreview:
    def test_it_shows_the_roll_after_the_release(self, editor_client, release):
        page = editor_client.get(at("preview", release))
        text = page.content.decode()
        assert "预演，还没有公开" in text and "待授店005" in text and "批-005" in text
        assert "共 <b>35</b>" in text
        assert "no-store" in page["Cache-Control"] and page["X-Robots-Tag"] == "noindex"

    def test_nothing_leaks(self, editor_client, release):
        client = Client()
        before = client.get(f"{ROLL}data.csv").content
        editor_client.get(at("preview", release))
        assert client.get(f"{ROLL}data.csv").content == before
        assert not HonourEvent.objects.filter(honour__number__startswith="批-").exists()
        assert "待授店001" not in client.get("/credit/?q=待授店").content.decode()
        assert not Honour.objects.filter(number__startswith="批-", live=True).exists()

    @pytest.mark.slow
    def test_it_equals_the_page_after_the_release(self, editor_client, release):
        def rows(text: str) -> str:
            return text[text.index("<tbody>") : text.index("</tbody>")]

        foreseen = rows(editor_client.get(f"{at('preview', release)}?all=1").content.decode())
        confirm(editor_client, release)
        today = timezone.localdate().isoformat()
        assert rows(editor_client.get(f"{ROLL}?all=1&on={today}").content.decode()) == foreseen

    def test_a_faulty_honour_is_not_shown(self, editor_client, release):
        Honour.objects.filter(number="批-004").update(locked=True)
        text = editor_client.get(at("preview", release)).content.decode()
        assert "有 1 块没有通过检查" in text and "批-004" not in text

    def test_readers_are_sent_to_the_login(self, client, release):
        assert "/admin/login/" in client.get(at("preview", release)).url


def test_a_clerk_collects_and_looks_but_does_not_publish(clerk, release):
    assert clerk.get(at("detail", release)).status_code == 200
    assert clerk.get(at("preview", release)).status_code == 200
    for name in ("publish", "plan", "unplan", "undo"):
        assert clerk.post(at(name, release)).status_code in (302, 403)
    release.refresh_from_db()
    assert release.is_open and release.planned_for is None
    Release.objects.filter(pk=release.pk).update(planned_for=timezone.now())
    item = release.items.first()
    clerk.post(at("take_out", release), {"item": item.pk})
    clerk.post(at("drop", release))
    assert release.items.count() == 5


@pytest.mark.slow
def test_the_screens_ask_the_same_for_few_and_many(editor_client):
    costs = []
    for size in (2, 20):
        release = Release.objects.create(title=str(size))
        for honour in drafts(size, prefix=f"屏{size}-"):
            release.items.create(honour=honour)
        asked = []
        for address in (at("detail", release), at("preview", release), at("publish", release)):
            editor_client.get(address)
            with CaptureQueriesContext(connection) as queries:
                editor_client.get(address)
            asked.append(len(queries))
        costs.append(asked)
    assert costs[0] == costs[1], costs
