"""Share pictures."""

from importlib import import_module

from django.apps import AppConfig


class ShareImagesConfig(AppConfig):
    name = "outputs.share_images"
    verbose_name = "分享图"

    def ready(self) -> None:
        import_module("outputs.share_images.kickers")
