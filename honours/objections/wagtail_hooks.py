"""What objections add to the admin."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from honours.models import Honour, Merchant

from .models import StaffNotice
from .views import links
from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_objections():
    """Objections, replies and corrections."""
    return viewsets


@hooks.register("register_admin_urls")
def register_link_urls():
    """Where a link to reply is made."""
    return [path("hearings/link/<bigint:pk>/", links.make_link, name="make_reply_link")]


@hooks.register("register_permissions")
def register_link_permission():
    """Who may hand out links."""
    return Permission.objects.filter(content_type__app_label="objections", codename="add_replylink")


@hooks.register("register_snippet_listing_buttons")
def link_button(snippet, user, next_url=None):
    """A link to reply, in a merchant's row of the list."""
    if isinstance(snippet, Merchant) and links.may_make(user):
        address = reverse("make_reply_link", args=[snippet.pk])
        yield Button("生成答复链接", address, icon_name="link", priority=70)


@hooks.register("construct_homepage_panels")
def tell_of_late_mails(request, panels):
    """Who handles cases learns on the home page that mails about them do not go out."""
    if request.user.has_perm("objections.change_objection") and (late := StaffNotice.objects.late().first()):
        messages.warning(
            request, f"“{late}”的提醒邮件还没有发出：{late.problem or '还没有轮到发送'}。请直接到“来信与申请”里查看。"
        )


@hooks.register("before_edit_snippet")
def warn_of_objections(request, instance):
    """Whoever opens an honour sees that it is contested."""
    if request.method == "GET" and isinstance(instance, Honour):
        numbers = instance.objections.unsettled().values_list("number", flat=True)
        if numbers:
            messages.warning(request, f"这块牌匾还有异议没有办结：{'、'.join(numbers)}。办结之前请不要授予。")
