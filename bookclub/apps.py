"""What members of the book club write: notes under a pen name, read by an editor before anybody else."""

from django.apps import AppConfig


class BookclubConfig(AppConfig):
    name = "bookclub"
    verbose_name = "读书会"
