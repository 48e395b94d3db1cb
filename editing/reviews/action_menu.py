"""撤回送审 in the editors' menus, in the place of Wagtail's 取消工作流."""

from typing import Any

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem as PageItem
from wagtail.snippets.action_menu import ActionMenuItem as RecordItem

from .views.screen import kind_of
from .withdrawing import may_withdraw, run_of

STOCK = "action-cancel-workflow"


class _Withdraw:
    label = "撤回送审"
    name = "action-withdraw"
    icon_name = "undo"
    of = ""  # under which name the context holds the record

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For the author of what is under review."""
        return context["view"] == "edit" and may_withdraw(context["request"].user, run_of(context[self.of]))

    def get_url(self, context: dict[str, Any]) -> str:
        record = context[self.of]
        return reverse("reviews:withdraw", args=[kind_of(record), record.pk])


class PageWithdrawItem(_Withdraw, PageItem):
    of = "page"


class RecordWithdrawItem(_Withdraw, RecordItem):
    of = "instance"


def say_withdraw(menu_items: list[Any], item: Any, context: dict[str, Any]) -> None:
    """Ours in the place of the stock item, for whom it is shown."""
    menu_items[:] = [one for one in menu_items if one.name != STOCK]
    if item.is_shown(context):
        menu_items.append(item)
