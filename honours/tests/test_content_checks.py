"""Plaque numbers of ended honours are found inside running text."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editing.content_checks.checker import ChineseContentChecker
from editing.content_checks.rules import RULES
from home.models import StandardPage
from honours.content_checks import ENDED_HONOUR, ended_numbers
from honours.history.states import HonourState
from honours.models import Honour

pytestmark = pytest.mark.django_db


@pytest.fixture
def honour():
    return Honour.objects.public().in_state(HonourState.VALID, timezone.localdate()).first()


def page_that_says(text: str) -> StandardPage:
    return StandardPage(title="试", body=[{"type": "paragraph", "value": f"<p>{text}</p>"}])


def test_a_valid_honour_may_be_named(honour):
    assert ended_numbers(page_that_says(f"这家店持有{honour.number}牌匾。")) == []


def test_a_withdrawn_and_an_expired_one_are_told(honour):
    today = timezone.localdate()
    honour.withdrawn_on, honour.withdrawal_reason = today, "不再符合"
    honour.save()
    other = Honour.objects.public().in_state(HonourState.VALID, today).exclude(pk=honour.pk).first()
    other.valid_to = today - timedelta(days=1)
    other.save()
    page = page_that_says(f"这家店持有{honour.number}牌匾，隔壁持有{other.number}。")
    assert ended_numbers(page) == sorted([honour.number, other.number])


def test_a_text_without_numbers_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ended_numbers(page_that_says("江风吹上来。")) == []


def test_every_rule_has_its_check_and_words():
    checker = ChineseContentChecker()
    checks = {check["id"] for check in checker.get_axe_custom_checks(None)}
    messages = checker.get_axe_messages(None)
    for rule in checker.get_axe_custom_rules(None):
        assert set(rule["any"]) <= checks
        assert rule["id"] in checker.get_axe_run_only(None)
    for key in checker.get_axe_run_only(None):
        assert not str(messages[key]["error_name"]).isascii(), key
        assert not str(messages[key]["help_text"]).isascii(), key
    assert len({rule.key for rule in (*RULES, ENDED_HONOUR)}) >= 8
