"""What may change without any public page changing; leaving something out is only slow.

Our own models say it themselves, by `is_shown = False`.
"""

from functools import cache

from django.apps import apps

_OTHERS = frozenset(
    {
        "django_session",
        "django_admin_log",
        "django_tasks_database_dbtaskresult",
        "wagtailusers_userprofile",
        "wagtailadmin_editingsession",
        "wagtailadmin_formstate",
        "wagtailcore_revision",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_taskstate",
        "wagtailcore_workflowstate",
        "wagtailcore_comment",
        "wagtailcore_commentreply",
        "wagtailcore_pagesubscription",
        "wagtailcore_referenceindex",
        "wagtailcore_uploadedfile",
        "mfa_authenticator",
        "axes_accessattempt",
        "axes_accessfailurelog",
        "axes_accesslog",
    }
)

#: Read once in a process or kept in a cache: a page does not tell that it was made from them, so all get old.
REMEMBERED_TABLES = frozenset({"wagtailcore_locale", "wagtailcore_site", "django_content_type"})

#: Columns that saving a draft writes on a page or record that may be public.
IGNORED_COLUMNS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by_id",
        "last_login",
    }
)


@cache
def ignored_tables() -> frozenset[str]:
    """Names of tables; asked once all models are loaded."""
    ours = (model._meta.db_table for model in apps.get_models() if not getattr(model, "is_shown", True))
    return _OTHERS | {*ours}
