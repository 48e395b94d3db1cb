"""The certificate as a PDF. A typed name goes into the PDF and nowhere else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.verification.codes import normalise_code

from ..forms import NameForm
from ..models import Certificate, CertificateState
from ..pdf import certificate_pdf


@csrf_exempt  # changes nothing: the same PDF for whoever knows the code
@never_cache
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """The PDF of `code`, while the certificate counts, with the typed `name`.

    Both come in the body, so that no log and no history holds them.
    """
    certificate = get_object_or_404(
        Certificate.objects.with_law(), code=normalise_code(request.POST.get("code", "")) or ""
    )
    form = NameForm(request.POST)
    if certificate.state != CertificateState.VALID or not form.is_valid():
        context = {"certificate": certificate, "form": form}
        return render(request, "certificates/refused.html", context, status=400)
    return HttpResponse(
        certificate_pdf(certificate, form.cleaned_data["name"]),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="certificate-{certificate.code}.pdf"',
            "X-Robots-Tag": "noindex",
        },
    )
