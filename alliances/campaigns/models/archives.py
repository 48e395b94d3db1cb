"""The final figures of a campaign, kept apart from its page: no older draft of the page can bring others back."""

from django.conf import settings
from django.db import models


class CampaignArchive(models.Model):
    """What was counted on the day the campaign was closed; `figures` as `Figures.as_json` gives them."""

    campaign = models.OneToOneField("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="kept")
    figures = models.JSONField("最终数字")
    archived_at = models.DateTimeField("归档时间", auto_now_add=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="归档人", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "归档的数字"
        verbose_name_plural = "归档的数字"

    def __str__(self) -> str:
        return f"{self.campaign} {self.archived_at:%Y-%m-%d}"
