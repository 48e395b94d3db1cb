"""A certificate to enter into one's own record, by its code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.verification.codes import normalise_code
from lessons.certificates.models import Certificate, CertificateState

from .models import LearningRecord


class ClaimForm(forms.Form):
    """The code of a certificate that was earned signed out."""

    code = forms.CharField(
        label=_("校验码"),
        max_length=40,
        error_messages={
            "required": _("请输入证书上的校验码。"),
            "max_length": _("校验码是 10 位，请照证书再输一遍。"),
            "null_characters_not_allowed": _("校验码是 10 位，请照证书再输一遍。"),
        },
    )

    def clean_code(self) -> str:
        """The code as stored; a row that another request claims meanwhile is waited for."""
        code = normalise_code(self.cleaned_data["code"])
        found = Certificate.objects.select_for_update().filter(code=code).first() if code else None
        if found is None:
            raise forms.ValidationError(_("没有这个校验码的证书，请照证书再输一遍。"))
        if found.withdrawn_on and found.state == CertificateState.WITHDRAWN:
            raise forms.ValidationError(_("这张证书已被撤销，不能记进来。"))
        if LearningRecord.objects.filter(certificate=found).exists():
            raise forms.ValidationError(_("这张证书已经记进一份学习记录，不能再记一次。"))
        self.certificate: Any = found
        return found.code
