"""Invented members, what is set for them to learn, a shop's staff, and a vote for the next book."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from lessons.assignments.audiences import Audience
from lessons.assignments.models import Assignment, StaffPass, StaffSheet
from lessons.bookclub.models import Ballot, BookProposal, BookVote
from lessons.bookclub.states import ProposalState
from lessons.models import LessonPage

from .staff import UNIT

MEMBERS = {"yanshi-huiyuan": "协会会员", "yanshi-zuzhi": "组织者"}
LESSONS = ("yu-fang-shi-wu-zhong-du", "dian-ti-an-quan")
NOTE = "演示：虚构的布置"
BOOKS = (
    ("梯坎上的小店（虚构）", "演示作者甲", "书是虚构的：讲一家小店怎样守住老主顾。"),
    ("一碗面的规矩（虚构）", "演示作者乙", "书是虚构的：后厨里的规矩，一条一条有来历。"),
    ("明码（虚构）", "演示作者丙", "书是虚构的：一块价牌背后的信用。"),
)


def seed_members() -> None:
    """Accounts, assignments, a staff sheet and a vote, once."""
    members = [_member(username, group) for username, group in MEMBERS.items()]
    if not Assignment.objects.exists():
        _assignments(timezone.localdate())
    if not BookVote.objects.exists():
        _vote(members)


def fresh_passwords() -> list[tuple[str, str, str]]:
    """Account, group and a new one-time password of each member."""
    return [(username, group, _fresh(username)) for username, group in MEMBERS.items()]


def _member(username: str, group: str) -> Any:
    names = {"last_name": "演示", "first_name": group, "unit": UNIT, "post": "（虚构）"}
    account, made = get_user_model().objects.get_or_create(username=username, defaults=names)
    if made:
        account.set_unusable_password()
        account.save()
        account.groups.add(Group.objects.get(name=group))
    return account


def _fresh(username: str) -> str:
    account = get_user_model().objects.get(username=username)
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.save()
    return password


def _assignments(today: date) -> None:
    sheet = StaffSheet.objects.create(
        shop="演示面馆（虚构）", place="洪崖洞", trade="餐饮服务", valid_until=today + timedelta(days=180)
    )
    first, second = (LessonPage.objects.in_language().get(slug=slug) for slug in LESSONS)
    Assignment.objects.create(lesson=first, name=UNIT, due_on=today + timedelta(days=30), note=NOTE)
    Assignment.objects.create(
        lesson=second, audience=Audience.PLACE, name="洪崖洞", due_on=today + timedelta(days=60), note=NOTE
    )
    Assignment.objects.create(
        lesson=first, audience=Audience.STAFF, sheet=sheet, due_on=today + timedelta(days=30), note=NOTE
    )
    month = today.replace(day=1)
    months = [month, month, (month - timedelta(days=1)).replace(day=1)]
    StaffPass.objects.bulk_create(
        StaffPass(sheet=sheet, lesson_title=first.title, month=each, attempt=f"demo-{number}")
        for number, each in enumerate(months)
    )


def _vote(members: list[Any]) -> None:
    closes_on = timezone.localdate() + timedelta(days=30)
    vote = BookVote.objects.create(title="下一期读什么（演示）", closes_on=closes_on)
    for title, author, why in BOOKS:
        BookProposal.objects.create(vote=vote, title=title, author=author, why=why, state=ProposalState.SHOWN)
    for member in members:
        Ballot.cast(member, vote.proposals.order_by("pk")[0])
