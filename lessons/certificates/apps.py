"""Certificates of lessons: a code that anybody can check, and nobody's name."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "lessons.certificates"
    verbose_name = "学习证书"

    def ready(self) -> None:
        """Answer for our codes at /v/."""
        from core import known_codes
        from core.help_sections import register_help
        from core.verification.registry import register_code_answer

        from .views.check import certificate_answer, is_issued

        register_code_answer(certificate_answer)
        register_help("editors", "自测、证书和离线课", screens=("certificates/",))
        known_codes.register(is_issued)
