"""Whether a form is only to be read."""

from typing import Any

from django import template
from wagtail.models import LockableMixin

register = template.Library()


@register.filter
def is_locked(panel: Any) -> bool:
    """Whether a record is locked for the person whose form this panel is part of."""
    record, request = panel.instance, panel.request
    if request is None or not isinstance(record, LockableMixin) or record.pk is None:
        return False
    lock = record.get_lock()
    return lock is not None and bool(lock.for_user(request.user))
