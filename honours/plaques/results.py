"""What a reader is told about a code: one word, and one sentence that says what to do with it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.templatetags.language_tags import dated
from core.verification.codes import normalise_code
from honours.history.states import HonourState
from honours.models import Honour
from honours.rolls.labels import localize_spots

from .suspension import taken_off_on

_SENTENCES = {
    HonourState.VALID: _("这块牌是真的，现在有效。"),
    HonourState.NOTICE: _("还没有授予，正在公示，店里不应挂这块牌。"),
    HonourState.PENDING: _("已经登记，还没有生效，店里不应挂这块牌。"),
    HonourState.EXPIRED: _("这块牌是真的，但有效期已过。"),
    HonourState.TAKEN_BACK: _("这块牌发布有误，已由颁发单位收回，不是店家的过错；店里不应再挂。"),
    HonourState.WITHDRAWN: _("荣誉已被收回，店里不应再挂这块牌。"),
}


@dataclass(frozen=True)
class Verdict:
    """The answer; `kind` names its shape and colour."""

    kind: str
    word: str | Promise
    sentence: str | Promise
    honour: Honour | None = None


UNKNOWN = Verdict("unknown", _("查无此牌"), _("公布的牌匾中查不到这个防伪码。"))
#: The same for what was copied from the line of the number.
UNKNOWN_NUMBER = Verdict("unknown", _("查无此牌"), _("公布的牌匾中没有这个编号。"))


def verdict_on(code: str | None) -> Verdict:
    """The verdict on a mended code, in two queries, three in other languages.

    Of what is not published only that is told which was once: a true plaque is never called unknown.
    """
    honour = _published(code) if code else None
    if honour is None:
        day = taken_off_on(code) if code else None
        return UNKNOWN if day is None else _suspended(day)
    state = honour.state
    return Verdict(state.value, state.label, _SENTENCES[state], honour)


def _suspended(day: date) -> Verdict:
    """The honour behind it is not shown: why its page is closed may be just what nobody should read now."""
    said = _("颁发过这块牌，公开资料从 %(day)s 起暂停公开。是否仍然有效，请向颁发单位核实。")
    return Verdict("suspended", _("暂停公开"), said % {"day": dated(day)})


def is_carried(typed: str) -> bool:
    """Whether a published plaque carries the code that was meant, in one query."""
    code = normalise_code(typed)
    return code is not None and Honour.objects.public().filter(code=code).exists()


def _published(code: str) -> Honour | None:
    rows = Honour.objects.public().filter(code=code)
    honour = rows.with_places().select_related("scheme").prefetch_related("events").first()
    if honour:
        localize_spots([honour.merchant])
    return honour
