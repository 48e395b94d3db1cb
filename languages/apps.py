"""What the stock catalogues leave in English for an editor, and how catalogues become machine-readable."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class LanguagesConfig(AppConfig):
    name = "languages"
    verbose_name = "语言"

    def ready(self) -> None:
        from .stock_rows import say_in_chinese

        # The last app with tables: by then the permissions of all others are written.
        post_migrate.connect(say_in_chinese, sender=apps.get_app_config("sessions"))
        _name_columns_of_sites()


def _name_columns_of_sites() -> None:
    """Wagtail's list of sites names three columns after their attributes; the model has words for them."""
    from wagtail.models import Site
    from wagtail.sites.views import IndexView

    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = Site._meta.get_field(column.name).verbose_name
