"""What a reader is told about a code: one word, and one sentence that says what to do with it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from honours.models import Honour
from honours.naming import lead_to_spots
from honours.states import HonourState

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


UNKNOWN = Verdict("unknown", _("查无此牌"), _("没有一块公布的牌匾用这个防伪码。"))


def verdict_on(code: str | None) -> Verdict:
    """The verdict on a mended code, in two queries, three in other languages; only what is published is known."""
    honour = _published(code) if code else None
    if honour is None:
        return UNKNOWN
    state = honour.state
    return Verdict(state.value, state.label, _SENTENCES[state], honour)


def _published(code: str) -> Honour | None:
    rows = Honour.objects.public().filter(code=code)
    honour = rows.with_places().select_related("scheme").prefetch_related("events").first()
    if honour:
        lead_to_spots([honour.merchant])
    return honour
