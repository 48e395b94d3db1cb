"""In the admin: the reset beside each account, one's own keys in the menu."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from .resetting import may_reset, reset_second_step


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("users/<bigint:pk>/second-step/reset/", reset_second_step, name="reset_second_step")]


@hooks.register("register_user_listing_buttons")
def reset_button(user: Any, request_user: Any) -> Iterator[Button]:
    if may_reset(request_user, user):
        address = reverse("reset_second_step", args=[user.pk])
        yield Button("重置两步验证", url=address, icon_name="key", priority=60)


@hooks.register("register_settings_menu_item")
def own_keys_item() -> MenuItem:
    return MenuItem("我的两步验证", reverse("second_step_keys"), icon_name="key", order=900)
