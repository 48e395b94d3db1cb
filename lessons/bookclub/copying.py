"""The next cycle, made by copying the last: its places, clocks and questions stay, dates and books go."""

from typing import Any

from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from lessons.models import ReadingCyclePage, ReadingIndexPage

_DATES = ("held_on", "until")


def last_cycle(index: ReadingIndexPage) -> ReadingCyclePage | None:
    """The newest cycle of the club, a draft or not."""
    return ReadingCyclePage.objects.child_of(index).order_by("-path").first()


def copy_cycle(source: ReadingCyclePage, user: Any) -> ReadingCyclePage:
    """A draft beside its source that nobody sees until it has gone through the review."""
    title = f"{source.title}（照上一期新建，请改名）"
    stages = [_undated(block) for block in source.stages.get_prep_value()]
    slug = find_available_slug(source.get_parent(), source.slug)
    changes = {"title": title, "draft_title": title, "slug": slug, "stages": stages, "books": []}
    copy = source.copy(update_attrs=changes, keep_live=False, copy_revisions=False, user=user, log_action=None)
    log(instance=copy, action="wagtail.create", user=user)
    return copy


def _undated(block: dict[str, Any]) -> dict[str, Any]:
    value = {name: None if name in _DATES else one for name, one in block["value"].items()}
    return {"type": block["type"], "value": value}
