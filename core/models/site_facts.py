"""Who runs the site and what its footer must say."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

IN_ENGLISH = "英文页面上显示；留空时英文页面显示中文。繁体按规则转换，不用填。"


@register_setting(icon="home")
class SiteFacts(PreviewableMixin, BaseSiteSetting):
    """Operator, filing marks, hotline and the notice shown above every page."""

    region = models.CharField("省（市）", max_length=20, blank=True, help_text="如“重庆市”；写进给搜索引擎看的地址。")
    locality = models.CharField("区（县）", max_length=20, blank=True, help_text="如“渝中区”。")
    motto = models.CharField("一句话说明", max_length=80, blank=True)
    motto_english = models.CharField("一句话说明（英文）", max_length=160, blank=True, help_text=IN_ENGLISH)
    notice = models.CharField("全站提示", max_length=160, blank=True, help_text="显示在每一页顶部；留空则不显示。")
    notice_english = models.CharField("全站提示（英文）", max_length=300, blank=True, help_text=IN_ENGLISH)
    operator = models.CharField("主办单位", max_length=120, blank=True)
    operator_english = models.CharField("主办单位（英文）", max_length=240, blank=True, help_text=IN_ENGLISH)
    contact = models.CharField(
        "联系方式", max_length=160, blank=True, help_text="办公地址、公开电话或信箱，勿填个人手机号。"
    )
    contact_english = models.CharField("联系方式（英文）", max_length=300, blank=True, help_text=IN_ENGLISH)
    hotline = models.CharField("投诉举报电话", max_length=20, default="12315")
    icp_number = models.CharField("ICP 备案号", max_length=60, blank=True)
    police_number = models.CharField("公安备案号", max_length=60, blank=True)
    site_code = models.CharField("政府网站标识码", max_length=20, blank=True)
    launched_at = models.DateTimeField("开站时间", null=True, editable=False)  # core.launch

    panels = [
        MultiFieldPanel([FieldPanel(name) for name in ("motto", "notice", "region", "locality")], heading="网站"),
        MultiFieldPanel([FieldPanel("operator"), FieldPanel("contact"), FieldPanel("hotline")], heading="主办与联系"),
        MultiFieldPanel(
            [FieldPanel(f"{name}_english") for name in ("motto", "notice", "operator", "contact")], heading="英文"
        ),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("police_number"), FieldPanel("site_code")], heading="备案与标识"
        ),
    ]

    class Meta:
        verbose_name = "网站信息"
        verbose_name_plural = "网站信息"

    @property
    def district(self) -> str:
        """Province and district in one: 重庆市渝中区; "" where nobody said."""
        return f"{self.region}{self.locality}"

    def get_preview_template(self, request, mode_name):
        return "core/site_facts_preview.html"

    def get_preview_context(self, request, mode_name):
        # The footer reads the settings from the context: here the unsaved ones stand in.
        return {"facts": self}
