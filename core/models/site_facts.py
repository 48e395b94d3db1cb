"""Who runs the site and what its footer must say."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin


@register_setting(icon="home")
class SiteFacts(PreviewableMixin, BaseSiteSetting):
    """Operator, filing marks, hotline and the notice shown above every page."""

    name = models.CharField("网站名称", max_length=40, default="渝中放心游")
    motto = models.CharField("一句话说明", max_length=80, blank=True)
    notice = models.CharField("全站提示", max_length=160, blank=True, help_text="显示在每一页顶部；留空则不显示。")
    operator = models.CharField("主办单位", max_length=120, blank=True)
    contact = models.CharField(
        "联系方式", max_length=160, blank=True, help_text="办公地址、公开电话或信箱，勿填个人手机号。"
    )
    hotline = models.CharField("投诉举报电话", max_length=20, default="12315")
    icp_number = models.CharField("ICP 备案号", max_length=60, blank=True)
    police_number = models.CharField("公安备案号", max_length=60, blank=True)
    site_code = models.CharField("政府网站标识码", max_length=20, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("motto"), FieldPanel("notice")], heading="网站"),
        MultiFieldPanel([FieldPanel("operator"), FieldPanel("contact"), FieldPanel("hotline")], heading="主办与联系"),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("police_number"), FieldPanel("site_code")], heading="备案与标识"
        ),
    ]

    class Meta:
        verbose_name = "网站信息"
        verbose_name_plural = "网站信息"

    def get_preview_template(self, request, mode_name):
        return "core/site_facts_preview.html"

    def get_preview_context(self, request, mode_name):
        # The footer reads the settings from the context: here the unsaved ones stand in.
        return {"facts": self}
