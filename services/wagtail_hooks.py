"""What services add to the admin: one menu, to which other apps hang their lists by its hook name."""

from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from .viewsets import advisers, teams

services_menu = Menu(register_hook_name="register_service_menu_item")


@hooks.register("register_admin_menu_item")
def register_services_menu():
    """服务; empty for whoever may change nothing in it, and then not shown."""
    return SubmenuMenuItem("服务", services_menu, name="services", icon_name="group", order=240)


@hooks.register("register_admin_viewset")
def register_lists():
    """Advisers and volunteer teams."""
    return [advisers, teams]
