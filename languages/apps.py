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
        _name_what_has_no_label()


def _name_what_has_no_label() -> None:
    """Wagtail names three columns of its list of sites, and the field of the password, after their attributes."""
    from django.utils.translation import gettext_lazy
    from wagtail.admin.forms.auth import LoginForm
    from wagtail.models import Site
    from wagtail.sites.views import IndexView

    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = Site._meta.get_field(column.name).verbose_name
    LoginForm.base_fields["password"].label = gettext_lazy("Password")
