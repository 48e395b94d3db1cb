"""The source's figures stand on public pages, each with its day and where it comes from."""

import pytest

pytestmark = pytest.mark.django_db

SOURCE = "人民网"
FIGURES = {
    "30余万元": ["/about/", "/services/fund/"],
    "15名": ["/about/", "/services/fund/"],
    "40套": ["/about/", "/reading/hao-shu-ban-wo-xing-2022/"],
    "16份": ["/about/", "/services/pairing/"],
    "11个": ["/about/"],
    "86名": ["/about/", "/news/liang-pai-jing-ying/"],
    "21名": ["/about/", "/services/report-in/"],
}


@pytest.mark.parametrize(
    ("figure", "address"), [(figure, address) for figure, addresses in FIGURES.items() for address in addresses]
)
def test_a_figure_stands_with_its_day_and_source(client, figure, address):
    text = "".join(client.get(address).content.decode().split())
    assert figure in text
    assert "2022年7月" in text
    assert SOURCE in text or "中国共产党新闻网" in text
