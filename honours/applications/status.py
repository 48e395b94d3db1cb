"""Finding an application by its number."""

from django.urls import reverse

from .models import Application


def case_address(number: str) -> str:
    """The page of an application; "" when none has that number."""
    return reverse("application", args=[number]) if Application.objects.filter(number=number).exists() else ""
