"""In the admin's settings: one's own sign-ins."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_settings_menu_item")
def own_sign_ins_item() -> MenuItem:
    return MenuItem("我的登录", reverse("own_sign_ins"), icon_name="desktop", order=910)
