"""Records of what happened or was agreed: written once, set right only by another."""

from django.core.exceptions import ValidationError
from django.db import models


class WrittenOnce(models.Model):
    """Takes no second save. A kind says in `refusal`, in Chinese, what to do instead."""

    refusal: str

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Write a new record; raise ValidationError for one that is already written."""
        if self.pk:
            raise ValidationError(self.refusal)
        super().save(*args, **kwargs)
