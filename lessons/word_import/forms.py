"""The upload of a Word document."""

from typing import Any

from django import forms
from wagtail.models import Locale

from lessons.models import LessonPage


class WordForm(forms.Form):
    """A document, and the lesson it goes into."""

    file = forms.FileField(
        label="Word 文稿",
        allow_empty_file=True,  # told more clearly when it is read
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=".docx，最大 20 MB。一级、二级标题各成一节；列表、表格、加粗和图片保留。先看预览，确认后才写入。",
        error_messages={"required": "请先选择文件。", "invalid": "文件没有传上来，请重新选择。"},
    )
    keep_struck = forms.BooleanField(
        label="带上划掉的字和隐藏的字",
        required=False,
        help_text="不勾选：不带进来，预览里逐处列出是哪些字。",
    )
    keep_readings = forms.BooleanField(
        label="带上注音", required=False, help_text="勾选：拼音写在字后面的括号里。不勾选：只留字，预览里列出注音。"
    )
    lesson = forms.ModelChoiceField(
        LessonPage.objects.none(), label="放进哪一课", required=False, empty_label="新建一课（存为草稿）"
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lessons = LessonPage.objects.filter(locale=Locale.get_default(), alias_of=None).order_by("path")
        mine = [lesson.pk for lesson in lessons if lesson.permissions_for_user(user).can_edit()]
        self.fields["lesson"].queryset = lessons.filter(pk__in=mine)  # type: ignore[attr-defined]

    def kept(self) -> str:
        """What stays of the document that is left out otherwise, as `reading.read` takes it."""
        return ",".join(name for name in ("struck", "readings") if self.cleaned_data[f"keep_{name}"])
