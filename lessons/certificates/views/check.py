"""What /v/ says about a certificate."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from core.verification.codes import format_code, normalise_code
from core.verification.pages import light_page

from ..models import Certificate, CertificateState

_SENTENCES = {
    CertificateState.VALID: _("这张证书是真的；发证以后，它依据的规定没有登记过变动。"),
    CertificateState.LAW_CHANGED: _("这张证书是真的，但它依据的规定变了，从那一天起不再算数。"),
    CertificateState.ENDED: _("这张证书是真的，但有效期已过，不再算数。"),
    CertificateState.SUPERSEDED: _("这张证书是真的，但发证以后课文重新核对过，请再学一遍、换一张。"),
    CertificateState.WITHDRAWN: _("这张证书已被撤销，不能再用。"),
}


def certificate_answer(request: HttpRequest, code: str) -> HttpResponse | None:
    """The page about a certificate's code: lesson, law and dates, no unit and no person; None for any other code."""
    certificate = Certificate.objects.with_law().filter(code=code).first()
    if certificate is None:
        return None
    validity = certificate.validity()
    context = {
        "certificate": certificate,
        "validity": validity,
        "state": validity.state,
        "sentence": _SENTENCES[validity.state],
        "read": format_code(code),
    }
    return light_page(request, "certificates/verdict.html", context)


def is_issued(typed: str) -> bool:
    """Whether a certificate has the code that was meant, in one query."""
    code = normalise_code(typed)
    return code is not None and Certificate.objects.filter(code=code).exists()
