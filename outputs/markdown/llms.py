"""`/llms.txt`: what the site is, and where each of its pages can be read as Markdown."""

from collections import defaultdict
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest

from core.models import SiteFacts
from core.site_name import site_name
from outputs.sitemaps.pages import listed
from outputs.sitemaps.sections import files

from .pages import item, summaries
from .syntax import autolink, bullets, line, paragraphs

MOST = 2000  # pages named
HEADINGS = {
    "pages": "本站",
    "spots": "景点",
    "rolls": "荣誉榜与商户",
    "lessons": "安全课堂",
    "reading": "读书会",
    "talks": "讲座",
    "services": "服务",
    "activities": "活动",
    "alliances": "党建联盟",
    "campaigns": "假日治理",
    "exemplars": "先进典型",
    "policies": "政策文件",
    "news": "动态",
}


def llms_text(request: HttpRequest, facts: SiteFacts) -> str:
    """The text, in the site's own language."""
    of, by_file = files(), defaultdict[str, list[str]](list)
    pages = list(listed().filter(locale__language_code=settings.LANGUAGE_CODE)[:MOST])
    said = summaries(pages)
    for page in pages:
        if name := of.get(page.content_type_id):
            by_file[name].append(item(page, page.get_full_url(request) or "", said.get(page.pk, "")))
    sections = [f"## {heading}\n\n{bullets(by_file[name])}" for name, heading in HEADINGS.items() if by_file.get(name)]
    return paragraphs(
        f"# {line(site_name())}", f"> {line(facts.motto)}" if facts.motto else "", _how(request), *sections
    )


def _how(request: HttpRequest) -> str:
    base = request.build_absolute_uri("/")
    return bullets(
        [
            "每个公开页面的网址后面加 index.md，就是它的 Markdown 版；英文在 /en/、繁体中文在 /zh-hant/ 下面。",
            f"商户：`{urljoin(base, '/credit/')}<公开编号>/index.md`，荣誉的状态按当天算。",
            f"数据接口：{autolink(urljoin(base, '/api/'))}；网站地图：{autolink(urljoin(base, '/sitemap.xml'))}。",
            "荣誉会到期、会撤销：引用时请写明日期，并以牌匾上的码查到的结果为准。",
        ]
    )
