"""The next book: proposed by a member, looked at by the leader, one vote a member, numbers for everybody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from lessons.bookclub.models import Ballot, BookProposal, BookVote, CycleGuest
from lessons.bookclub.states import ProposalState
from lessons.models import ReadingCyclePage, ReadingIndexPage
from tests.pairs import PairedClient

pytestmark = pytest.mark.django_db
BOOK = {"title": "试读的书（虚构）", "author": "试作者", "why": "为了试一试。"}


@pytest.fixture
def vote(db) -> BookVote:
    BookVote.objects.all().delete()
    return BookVote.objects.create(title="下一期", closes_on=timezone.localdate())


@pytest.fixture
def books(vote) -> list[BookProposal]:
    made = [BookProposal(vote=vote, title=f"书{n}", why="好", state=ProposalState.SHOWN) for n in (1, 2)]
    return BookProposal.objects.bulk_create(made)


def member(name: str = "du-zhe") -> User:
    return User.objects.create_user(name)


def test_a_proposal_is_public_once_the_leader_agrees(client, vote):
    assert "还没有推荐的书" in client.get("/bookclub/next/").content.decode()
    client.force_login(member())
    assert "收到了" in client.post("/bookclub/vote/", BOOK, follow=True).content.decode()
    assert "等领读人看" in client.get("/bookclub/vote/").content.decode()
    assert BOOK["title"] not in client.get("/bookclub/next/").content.decode()
    proposal = BookProposal.objects.get(vote=vote)
    leader = PairedClient()
    account = member("ling-du")
    account.groups.add(Group.objects.get(name="会员与读书"))
    leader.force_login(account)
    edit = f"/admin/book_proposals/edit/{proposal.pk}/"
    assert "请写一句理由" in leader.post(edit, {"state": "rejected", "reason": ""}).content.decode()
    assert leader.post(edit, {"state": "shown", "reason": ""}).status_code == 302
    page = client.get("/bookclub/next/").content.decode()
    assert BOOK["title"] in page and "0 票" in page and "du-zhe" not in page


def test_a_refused_one_is_told_to_its_member_alone(client, vote):
    one, other = member(), member("ling-yi-ge")
    BookProposal.objects.create(vote=vote, member=one, state=ProposalState.REJECTED, reason="馆里没有", **BOOK)
    client.force_login(one)
    assert "馆里没有" in client.get("/bookclub/vote/").content.decode()
    client.force_login(other)
    assert BOOK["title"] not in client.get("/bookclub/vote/").content.decode()


def test_a_member_has_one_vote_and_may_move_it(client, vote, books):
    client.force_login(member())
    for book in (*books, books[1]):
        client.post(f"/bookclub/vote/{book.pk}/")
    assert list(Ballot.objects.filter(vote=vote).values_list("proposal", flat=True)) == [books[1].pk]
    page = client.get("/bookclub/next/").content.decode()
    assert page.index("书2") < page.index("书1") and "1 票" in page


def test_what_waits_is_not_voted_for(client, vote):
    waiting = BookProposal.objects.create(vote=vote, **BOOK)
    client.force_login(member())
    assert client.post(f"/bookclub/vote/{waiting.pk}/").status_code == 404


def test_after_the_last_day_nothing_changes(client, vote, books):
    BookVote.objects.filter(pk=vote.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    client.force_login(member())
    assert "投票已经结束" in client.post(f"/bookclub/vote/{books[0].pk}/", follow=True).content.decode()
    client.post("/bookclub/vote/", BOOK)
    assert not Ballot.objects.filter(vote=vote).exists() and vote.proposals.count() == 2


def test_ten_proposals_of_one_member_are_enough(client, vote):
    one = member()
    BookProposal.objects.bulk_create([BookProposal(vote=vote, member=one, **BOOK) for _ in range(10)])
    client.force_login(one)
    assert client.post("/bookclub/vote/", BOOK).status_code == 400
    assert vote.proposals.count() == 10


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"title": ""}, "请写书名。"), ({"why": "打 13800138000"}, "手机号"), ({"why": "好" * 201}, "最多 200 个字")],
)
def test_a_bad_proposal_is_refused_in_words(client, vote, wrong, says):
    client.force_login(member())
    answer = client.post("/bookclub/vote/", BOOK | wrong)
    assert answer.status_code == 400 and says in answer.content.decode()


def test_voting_needs_an_account(client, vote, books):
    for answer in (client.get("/bookclub/vote/"), client.post(f"/bookclub/vote/{books[0].pk}/")):
        assert answer.url.startswith("/account/sign-in/")


@pytest.fixture
def meeting(db) -> ReadingCyclePage:
    """A public cycle that meets in a week."""
    page = ReadingCyclePage.objects.in_language().listed().order_by("-path").first()
    stage = {"stage": "talk", "held_on": timezone.localdate() + timedelta(days=7), "starts_at": "14:00"}
    page.stages = [("stage", page.stages.stream_block.child_blocks["stage"].to_python(_plain(stage)))]
    page.save()
    return page


def _plain(stage: dict) -> dict:
    return {name: str(value) for name, value in stage.items()} | {"place": "演示书屋", "body": []}


def test_who_comes_is_a_number_and_may_stay_away(client, meeting):
    one = member()
    client.force_login(one)
    address = f"/bookclub/{meeting.pk}/come"
    for press in ("come", "come"):
        client.post(address, {"do": press})
    assert CycleGuest.objects.get(cycle=meeting).member == one
    client.logout()
    page = client.get(meeting.url).content.decode()
    assert "已有 1 人说要来" in page and "du-zhe" not in page
    client.force_login(one)
    client.post(address, {"do": "leave"})
    assert "已有 0 人说要来" in client.get(meeting.url).content.decode()


def test_nobody_comes_to_what_is_over_or_closed(client, db):
    client.force_login(member())
    closed = ReadingCyclePage.objects.in_language().get(slug="2026-hui-yuan-dao-du")
    assert client.get(f"/bookclub/{closed.pk}/come").status_code == 404
    assert client.post("/bookclub/9999999/come").status_code == 404


def test_the_next_cycle_begins_as_a_draft_of_the_last(client):
    index = ReadingIndexPage.objects.in_language().get()
    author = member("zhuan-gao-ren")
    author.groups.add(Group.objects.get(name="撰稿"))
    client.force_login(author)
    last = ReadingCyclePage.objects.child_of(index).order_by("-path").first()
    made = client.post(f"/admin/reading-cycles/{index.pk}/copy/")
    draft = ReadingCyclePage.objects.child_of(index).order_by("-path").first()
    assert made.url == f"/admin/pages/{draft.pk}/edit/" and draft.pk != last.pk
    assert not draft.live and draft.timetable == [] and not draft.books
    assert [each.value["stage"] for each in draft.stages] == [each.value["stage"] for each in last.stages]
    assert len(draft.questions) == len(last.questions)
    client.force_login(member())
    assert client.post(f"/admin/reading-cycles/{index.pk}/copy/").status_code == 302
    assert ReadingCyclePage.objects.child_of(index).order_by("-path").first() == draft
