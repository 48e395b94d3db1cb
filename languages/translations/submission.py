"""A page translated sentence by sentence is handed in for review like any other: its button used to publish at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation


def hand_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    """On the button of the translation editor: draft the page from its sentences and lead on to handing it in.

    The draft is a revision; readers see nothing of it before the last step of the review. None for any other request.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    try:
        draft.save_revision(user=request.user, log_action=True)
    except ValidationError as error:
        messages.error(request, f"还不能送审：{'；'.join(_told(error, draft))}")
        return redirect(request.path)
    if left := _untranslated(translation):
        messages.warning(request, f"还有 {left} 句没有译，稿子里这些句子是中文。")
    return redirect(reverse("reviews:submit", args=[page.content_type_id, page.pk]))


def _untranslated(translation: Translation) -> int:
    segments = StringSegment.objects.filter(source=translation.source)
    return segments.annotate_translation(translation.target_locale).filter(translation__isnull=True).count()


def _told(error: ValidationError, draft: Page) -> list[str]:
    """The errors with the labels of their fields."""
    labels = {field.name: getattr(field, "verbose_name", "") for field in draft._meta.get_fields()}
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [f"{labels.get(name, '')}{text}" for name, texts in told.items() for text in texts]
