"""What may change without any public page changing: the only list to keep, and leaving something out is only slow."""

QUIET_TABLES = frozenset(
    {
        "django_session",
        "django_admin_log",
        "django_tasks_database_dbtaskresult",
        "members_member",
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
        "audit_auditentry",
        "signins_signin",
        "mfa_authenticator",
        "guards_tally",
        "axes_accessattempt",
        "axes_accessfailurelog",
        "axes_accesslog",
        "learning_learningrecord",
        "quizzes_countedattempt",
        "invitations_invitation",
        "hearings_staffnotice",
        "timers_timedrun",
        # Sent by readers, read by editors.
        "plaques_forgeryreport",
        "hearings_replylink",
    }
)

#: Columns that saving a draft writes on a page or record that may be public.
QUIET_COLUMNS = frozenset(
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
