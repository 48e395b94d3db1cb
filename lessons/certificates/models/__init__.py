"""Certificates of lessons, and the rules each of them stands on."""

from .certificates import Certificate, new_certificate_code
from .rules import CertifiedRule
from .validity import CertificateState, Validity

__all__ = ["Certificate", "CertificateState", "CertifiedRule", "Validity", "new_certificate_code"]
