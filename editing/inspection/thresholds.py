"""How much is too much, and who says so. The figures are data: change them here when the index changes.

The official figures are those of the 2019 inspection index for government sites, as a county's self-check of the
fourth quarter of 2022 and an older score sheet repeat them; the index itself was not at hand. Verify before relying
on them in a report to others.
"""

from dataclasses import dataclass

INDEX = "政府网站检查指标（2019 年版，据一份 2022 年四季度县级自查表）"
OWN = "本站自定"
RULE_47 = "国办发〔2017〕47号对页脚的要求（据转载）"


@dataclass(frozen=True)
class Threshold:
    """A rule in words; red after `days`, shown `warn` days before that; `veto` faults alone fail a site."""

    rule: str
    source: str
    days: int = 0
    warn: int = 0
    veto: int = 0


HOME = Threshold("首页两周内要有更新；超过即单项否决。", INDEX, days=14, warn=5, veto=1)
NEWS = Threshold("动态要闻类栏目两周内要有更新；5 个超期即单项否决。", INDEX, days=14, warn=5, veto=5)
NOTICES = Threshold("通知公告、政策文件类栏目六个月内要有更新；5 个超期即单项否决。", INDEX, days=180, warn=30, veto=5)
OTHER = Threshold("其他栏目一年内要有更新；10 个超期即单项否决。时限由本站自定。", INDEX, days=365, warn=30, veto=10)
EMPTY = Threshold("栏目不能空着；5 个空白栏目即单项否决。", INDEX, veto=5)
UNANSWERED = Threshold("来件三个月内必须答复；一年里有一件超过即单项否决。", INDEX, days=90, warn=30, veto=1)
LINKS = Threshold("页面上的链接都要打得开；外站网址只查写法，本站不访问任何外站。", INDEX)
FOOTER = Threshold("页脚要有主办单位、联系方式、ICP 备案号、公安备案号、网站标识码。", RULE_47)
REVIEW = Threshold("写了复核日期的页面，到期要复核。", OWN, warn=30)
SOURCES = Threshold("景点和服务写的地址、时间、收费和数字，每一项要有出处，到期再核对。", OWN, warn=30)
REGULATIONS = Threshold("课程引用的规定要对照现行文本核对，到期再核对。", OWN, warn=30)
LAW = Threshold("引用的规定修订或者被取代以后，课文、题目要在施行那一天以前复核。", OWN, warn=30)
ALT = Threshold(
    "公开页面用到的图片都要有说明文字。", "GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》"
)
OBJECTION = Threshold("异议要在答复期限内办结。", OWN, warn=3)
CORRECTION = Threshold("纠错来信要在答复期限内办结。", OWN, warn=3)
NOTE = Threshold("读后感一个月内要有审核结果。", OWN, days=30, warn=7)
REPLY = Threshold("商户答复半个月内要有审核结果。", OWN, days=15, warn=5)
TRANSLATION = Threshold("译文不能比中文原文旧；三个月内要补上。", OWN, days=90)
