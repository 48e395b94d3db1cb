"""The roles of staff, as groups: what each may do. Made once; operators may change a group afterwards, with a trace."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

AUTHOR, STREET_OFFICE, ORGANISER, AUDITOR, OPERATOR = "撰稿", "街道所", "活动组织", "审计", "运维"
FIRST, SECOND, PUBLISHER = "初审", "复审", "终审发布"

_ADMIN = ["wagtailadmin.access_admin"]
_RECORDS = [
    "honours.merchant", "honours.honour", "honours.awardscheme", "honours.trade", "lessons.book", "quizzes.question",
    "quizzes.quiz", "organisations.organisation", "services.expertadviser", "services.volunteerteam",
    "activities.activitymonth", "campaigns.finding", "pairing.pairingagreement", "pairing.contactpoint",
    "translations.term",
]  # fmt: skip
_EVENTS = [
    "activities.activitymonth", "services.volunteerteam", "lessons.book", "lessons.giftentry",
]  # fmt: skip
# Wagtail asks for the permissions of its own models, whatever model holds the files.
_FILES = ["wagtailimages.image", "wagtaildocs.document", "wagtailmedia.media"]


@dataclass(frozen=True)
class Role:
    """Permissions by name; `edits` adds and changes records, `pages` holds below the root of the tree."""

    name: str
    permissions: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # what it may do with files of any collection


ROLES = (
    Role(
        AUTHOR,
        ("privacy.add_privacyexception",),
        tuple(_RECORDS),
        ("add_page", "change_page", "lock_page"),
        ("add", "change", "choose"),
    ),
    Role(FIRST, ("reviews.take_first",)),
    Role(SECOND, ("reviews.take_second", "privacy.grant_privacyexception")),
    Role(
        PUBLISHER,
        (
            "reviews.take_final",
            "reviews.publish_urgently",
            *(f"{app}.publish_{model}" for app, model in (one.split(".") for one in _RECORDS)),
        ),
        ("honours.merchant", "honours.honour"),
        ("change_page", "publish_page"),
    ),
    Role(STREET_OFFICE, (), ("honours.merchant",), (), ("add", "choose")),
    Role(
        ORGANISER, ("bookclub.change_readingnote", "bookclub.view_readingnote"), tuple(_EVENTS), (), ("add", "choose")
    ),
    Role(AUDITOR, ("audit.view_auditentry", "reviews.view_decision")),
    Role(
        OPERATOR,
        (
            *(f"members.{action}_member" for action in ("add", "change", "delete", "view")),
            "core.change_sitefacts",
            "reviews.change_reviewrules",
            "wagtailcore.change_site",
            "wagtailredirects.add_redirect",
            "wagtailredirects.change_redirect",
            "wagtailredirects.delete_redirect",
        ),
    ),
)


def make_roles(**kwargs: Any) -> None:
    """Make the groups that are not there yet, when every permission is; those that are there stay as they are."""
    for role in ROLES:
        group, made = Group.objects.get_or_create(name=role.name)
        if made:
            _grant(group, role)


def _grant(group: Group, role: Role) -> None:
    names = [
        *_ADMIN,
        *role.permissions,
        *(_named(model, act) for model in role.edits for act in ("add", "change", "view")),
    ]
    wanted = Q(pk=None)
    for app, codename in (name.split(".") for name in names):
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))
    for root in Page.objects.filter(depth=1):
        for permission in _of(role.pages, [("wagtailcore", "page")]):
            GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    kinds = [tuple(one.split(".")) for one in _FILES]
    for_files = tuple(f"{act}_{model}" for _, model in kinds for act in role.files)
    for collection in Collection.objects.filter(depth=1):
        for permission in _of(for_files, kinds):
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)


def _named(model: str, action: str) -> str:
    app, name = model.split(".")
    return f"{app}.{action}_{name}"


def _of(codenames: tuple[str, ...], kinds: list[Any]) -> Any:
    apps = {app for app, _ in kinds}
    return Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames)
