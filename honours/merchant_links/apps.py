"""A shop's own way in: a link on paper to its facts, honours, letters and plaques."""

from django.apps import AppConfig


class MerchantLinksConfig(AppConfig):
    name = "honours.merchant_links"
    verbose_name = "店家链接与来件"

    def ready(self) -> None:
        from core.help_sections import register_help
        from editing.dashboard.registry import register_task_list

        from .dashboard import PROPOSALS

        register_task_list(PROPOSALS)
        register_help("editors", "我的店", screens=("merchant_proposals/", "own-links/"))
