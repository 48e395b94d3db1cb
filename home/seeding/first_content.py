"""What every new site begins with: its sections, its plain pages, two empty rolls, three languages."""

from typing import Any

from home.launch.requirements import TO_FILL

from .articles import seed_plain_pages
from .honours import SCHEMES, seed_rolls
from .languages import seed_languages
from .site import seed_home, seed_sections, seed_site_facts
from .texts import FIRST_PAGES

_HOME = "看景点、查荣誉、学安全、投诉有门：放心消费与诚信经营的公开信息，都在这里。"


def seed_first_content(**facts: Any) -> None:
    """Make what is not there yet; `facts` are fields of SiteFacts, and what is there stays as editors left it."""
    home = seed_home(_HOME)
    sections = seed_sections(home)
    seed_site_facts(**facts)
    issuer = f"【{TO_FILL}：颁发单位】"
    seed_rolls(sections["honours"], {slug: f"{title}的名单。" for slug, (title, _) in SCHEMES.items()}, issuer=issuer)
    seed_plain_pages(home, FIRST_PAGES)
    seed_languages()
