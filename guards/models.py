"""How often something was tried, where no Redis counts it for all processes."""

from django.db import models


class Tally(models.Model):
    """One count in one window of time; the key holds no address, only a salted hash of it."""

    key = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField()
    ends = models.BigIntegerField(db_index=True)  # seconds since 1970

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
