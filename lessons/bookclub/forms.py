"""What a reader sends: a pen name and a text, with consent; what a member proposes to read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spam import SpamProtectedForm

from .models import BookClubRules, BookProposal, NoteConsentText, ReadingNote


class NoteForm(SpamProtectedForm, forms.ModelForm):
    """A note; the wording agreed to travels with the form, so that nobody agrees to what they did not read."""

    stamp_salt = "bookclub.note"

    agreed = forms.BooleanField(
        label=_("我看过了，同意。"),
        widget=forms.CheckboxInput({"aria-describedby": "consent"}),
        error_messages={"required": _("请看一遍下面这段话，同意了再交。")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ReadingNote
        fields = ["pen_name", "text"]
        labels = {"pen_name": _("笔名"), "text": _("读后感")}
        help_texts = {"pen_name": _("16 字以内，不用真名")}
        widgets = {"pen_name": forms.TextInput({"autocomplete": "off"})}
        error_messages = {
            "pen_name": {"required": _("请起一个笔名，不用真名。"), "max_length": _("笔名最多 16 个字。")},
            "text": {"required": _("请写下读后感。")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = NoteConsentText.current()
        self.longest = BookClubRules.load().longest_note
        self.fields["version"].initial = self.consent.pk
        self.fields["text"].widget = forms.Textarea({"rows": 12, "maxlength": self.longest})
        self.fields["text"].help_text = _("%(longest)s 字以内。写自己店里的事；别人的店和顾客，不写真名和电话") % {
            "longest": self.longest
        }

    def clean_text(self) -> str:
        """Count a line end as one character, as browsers do."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.longest:
            raise forms.ValidationError(
                _("写了 %(length)d 个字，最多 %(longest)d 个字。") % {"length": len(text), "longest": self.longest}
            )
        return text

    def clean_version(self) -> int:
        """Refuse consent to a wording that has changed since the form was opened."""
        if self.cleaned_data["version"] != self.consent.pk:
            self.data = {**{name: self.data[name] for name in self.data}, "version": self.consent.pk, "agreed": ""}
            raise forms.ValidationError(_("同意的内容刚刚改过，请再看一遍，重新勾选。"))
        return self.consent.pk


class ProposalForm(forms.ModelForm):
    """A book and why; from members, so without traps for machines."""

    class Meta:
        model = BookProposal
        fields = ["title", "author", "why"]
        labels = {"title": _("书名"), "author": _("作者"), "why": _("推荐理由")}
        help_texts = {"why": _("200 字以内，会公开，不写人名和电话")}
        widgets = {
            "title": forms.TextInput({"autocomplete": "off"}),
            "author": forms.TextInput({"autocomplete": "off"}),
            "why": forms.Textarea({"rows": 4, "maxlength": 200}),
        }
        error_messages = {
            "title": {"required": _("请写书名。"), "max_length": _("书名最多 80 个字。")},
            "author": {"max_length": _("作者最多 80 个字。")},
            "why": {"required": _("请写一句为什么推荐。"), "max_length": _("推荐理由最多 200 个字。")},
        }
