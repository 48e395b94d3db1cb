"""The bureau's Excel lists, in and out."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "sheets"
    verbose_name = "Excel 导入"
