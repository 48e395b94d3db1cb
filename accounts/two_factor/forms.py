"""What people type or their devices answer in the second step."""

from django import forms

WRONG = "验证码不对，或者已经用过。请等应用里换出下一个再输。"


class CodeForm(forms.Form):
    """Six digits from the app or eight of a recovery code; blanks and dashes do no harm."""

    code = forms.CharField(max_length=20, error_messages={"required": "请输入验证码。", "max_length": WRONG})

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(sign for sign in self.cleaned_data["code"] if sign not in " -\u3000")


class KeyForm(forms.Form):
    """What a device answered for a passkey, and what its owner calls it."""

    credential = forms.JSONField(error_messages={"required": "没有收到设备的应答。", "invalid": "没有收到设备的应答。"})
    name = forms.CharField(max_length=40, required=False)
