"""The bureau's Excel lists, in and out."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "honours.imports"
    verbose_name = "Excel 导入"

    def ready(self) -> None:
        from core.help_sections import register_help

        register_help("import", screens=("excel/",))
