"""What editors work with on every screen: help, checks while they write, guarding of each other's work, posters."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "editing"
    verbose_name = "编辑"

    def ready(self) -> None:
        from core.help_sections import register_help
        from core.publication_checks import add_publication_check

        from .content_checks.silent_pictures import describe_pictures
        from .history.differences import compare_by_signs
        from .history.sittings import join_sittings

        add_publication_check(describe_pictures)
        compare_by_signs()
        join_sittings()
        register_help("editors", "图片", screens=("images/",))
        register_help("editors", "上传图片和附件", screens=("documents/", "media/", "collections/"))
        register_help("editors", "登录", screens=("/account/",))
        register_help("review", "角色", screens=("reports/audit/",))
        register_help("editors", "进来第一眼", screens=("reports/failed-work/",))
        register_help("languages", screens=("locales/",))
        register_help(
            "review",
            screens=(
                "reports/workflow",
                "reports/locked/",
                "reports/site-history/",
                "reports/aging-pages/",
                "workflows/",
            ),
        )
        register_help("editors", "网站信息", screens=("settings/core/", "redirects/", "sites/"))
