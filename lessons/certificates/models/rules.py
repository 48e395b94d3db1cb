"""The rules behind a certificate, as its lesson cited them on the day it was earned."""

from django.db import models

from lessons.regulations.models import Regulation

from .certificates import Certificate


class CertifiedRule(models.Model):
    """One rule; it stays with the certificate whatever the lesson cites later."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="rules")
    regulation = models.ForeignKey(Regulation, on_delete=models.PROTECT, related_name="certified")
    articles = models.CharField("哪几条", max_length=120, blank=True)

    class Meta:
        verbose_name = "证书依据的规定"
        verbose_name_plural = "证书依据的规定"
        ordering = ["pk"]
        default_permissions = ()  # shown with its certificate
        constraints = [models.UniqueConstraint(fields=["certificate", "regulation"], name="certified_once")]

    def __str__(self) -> str:
        return f"{self.regulation}{self.articles}"
