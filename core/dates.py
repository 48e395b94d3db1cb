"""The day a reader asks about."""

import re
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(request: HttpRequest, name: str = "on") -> date:
    """The day in a query parameter (YYYY-MM-DD), today when absent; raise BadRequest for anything else."""
    text = request.GET.get(name, "").strip()
    if not text:
        return timezone.localdate()
    try:
        if not _WRITTEN.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRequest(_("日期要写成“2022-07-14”这样的年-月-日。")) from error
