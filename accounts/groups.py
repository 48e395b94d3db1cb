"""The groups of the member area. Wagtail's page privacy opens pages to them; none of them admits to the admin."""

from django.utils.translation import gettext_noop as _

ASSOCIATION_MEMBERS = _("协会会员")
BRANCH_MEMBERS = _("支部成员")
ORGANISERS = _("组织者")

MEMBER_GROUPS = (ASSOCIATION_MEMBERS, BRANCH_MEMBERS, ORGANISERS)

#: What a group may do on the public side.
MEMBER_PERMISSIONS = {ORGANISERS: ("assignments.view_own_branch",)}
