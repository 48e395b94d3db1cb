"""The groups of the member area. Wagtail's page privacy opens pages to them; none of them admits to the admin."""

ASSOCIATION_MEMBERS = "协会会员"
BRANCH_MEMBERS = "支部成员"
ORGANISERS = "组织者"

MEMBER_GROUPS = (ASSOCIATION_MEMBERS, BRANCH_MEMBERS, ORGANISERS)
