"""What /v/ says about a certificate."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from plaques.codes import grouped
from plaques.views.answers import light_page

from ..models import Certificate, CertificateState

_SENTENCES = {
    CertificateState.VALID: _("这张证书是真的，课文依据的规定没有变。"),
    CertificateState.SUPERSEDED: _("这张证书是真的，但课文后来按新规定改写过，请再学一遍、换一张。"),
    CertificateState.WITHDRAWN: _("这张证书已被撤销，不能再用。"),
}


def certificate_answer(request: HttpRequest, code: str) -> HttpResponse | None:
    """The page about a certificate's code: lesson and dates, no unit and no person; None for any other code."""
    certificate = Certificate.objects.select_related("lesson").filter(code=code).first()
    if certificate is None:
        return None
    state = certificate.state
    context = {
        "certificate": certificate,
        "state": state,
        "kind": state.value,
        "sentence": _SENTENCES[state],
        "read": grouped(code),
    }
    return light_page(request, "certificates/verdict.html", context)
