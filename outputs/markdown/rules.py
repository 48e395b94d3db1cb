"""The rules behind a lesson, and what became of them, as facts of its Markdown."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.opencc import in_words
from lessons.models import CitedRule, LessonPage
from lessons.regulations.changes import RuleChange
from lessons.regulations.models import Regulation


def rule_facts(page: LessonPage) -> Iterator[tuple[str, str]]:
    """Each rule with its articles; then each change for which the lesson was not reviewed yet."""
    for row in page.rules:
        yield _("依据的规定"), _rule(row)
    for change in page.law_changes():
        yield _("本课正在复核"), _change(change)


def _rule(row: CitedRule) -> str:
    rule = row.regulation
    since = _("%(day)s起施行") % {"day": rule.in_force_from.isoformat()} if rule.in_force_from else ""
    checked = _("%(day)s核对") % {"day": rule.checked_on.isoformat()} if rule.checked_on else ""
    words = (in_words(words) for words in (row.articles, row.what_for, rule.number) if words)
    return " ".join(filter(None, (_title(rule), *words, since, checked, rule.source)))


def _change(change: RuleChange) -> str:
    said = {"title": _name(change.regulation), "day": change.on.isoformat()}
    if change.successor:
        successor = {"successor": _name(change.successor)}
        return _("所依据的《%(title)s》已于%(day)s被《%(successor)s》取代。") % (said | successor)
    return _("所依据的《%(title)s》已于%(day)s修订：%(says)s") % (said | {"says": in_words(change.says)})


def _title(rule: Regulation) -> str:
    return _("《%(title)s》") % {"title": _name(rule)}


def _name(rule: Regulation) -> str:
    return in_words(rule.title, rule.english)
