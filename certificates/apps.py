"""Certificates of lessons: a code that anybody can check, and nobody's name."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = "学习证书"

    def ready(self) -> None:
        """Answer for our codes at /v/."""
        from plaques.others import also_ask

        from .views.check import certificate_answer

        also_ask(certificate_answer)
