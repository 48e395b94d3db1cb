"""What members of the book club write: notes under a pen name, read by an editor before anybody else."""

from django.apps import AppConfig


class BookclubConfig(AppConfig):
    name = "bookclub"
    verbose_name = "读书会"

    def ready(self) -> None:
        from desk.registry import register_pile
        from inspection.registry import register_check

        from . import inspecting, piles

        register_pile(piles.NOTES)
        register_check(inspecting.NOTES)
