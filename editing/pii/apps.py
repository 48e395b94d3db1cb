"""The privacy gate: nothing that points to a person becomes public unseen."""

from django.apps import AppConfig


class PiiConfig(AppConfig):
    name = "editing.pii"
    verbose_name = "隐私检查"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.documents import get_document_model

        from core.help_sections import register_help
        from core.publication_checks import add_publication_check
        from editing.dashboard.registry import register_task_list

        from .dashboard import PRIVACY
        from .gate import keep_private
        from .signals import look_through

        add_publication_check(keep_private)
        post_save.connect(look_through, sender=get_document_model(), dispatch_uid="look_through_attachments")
        register_task_list(PRIVACY)
        register_help("editors", "隐私检查", screens=("privacy/",))
