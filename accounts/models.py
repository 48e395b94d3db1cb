"""The account model, our own from the first migration."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An editor or member; reviews and logs name the unit and post, not only the person."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    unit = models.CharField("单位", max_length=80, blank=True)
    post = models.CharField("岗位", max_length=60, blank=True, help_text="审校单上显示岗位，例如：信息科初审")

    class Meta(AbstractUser.Meta):
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """Family name first, without a blank: the Chinese order."""
        return f"{self.last_name}{self.first_name}"
