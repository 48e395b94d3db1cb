"""What people really type: the right page among the first three, and nothing where the site has nothing.

`asked/answered.tsv` holds words<TAB>accepted addresses ("en|" before words asks the English site; any page below an
address that ends in /credit/ or /spots/ will do). It was written before the shipped synonyms were looked at again.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from core.models import SiteFacts
from honours.models import Honour
from search.models import Synonym
from search.public import names_around
from search.seeding import shipped_synonyms
from search.site_search import SiteSearch

pytestmark = pytest.mark.django_db

ASKED = Path(__file__).with_name("asked")
FLOOR = 0.97


def asked(name):
    return [line.split("\t") for line in (ASKED / name).read_text("utf-8").splitlines() if line]


def result_links(client, words):
    """The addresses of the results on the first page, from top to bottom, and whether it says that there are none."""
    prefix, _, text = words.rpartition("|")
    address = f"/{prefix}/search/" if prefix else "/search/"
    response = client.get(address, {"q": text})
    assert response.status_code == 200
    page = response.content.decode()
    items = re.findall(r'<li class="search__item">.*?</li>', page, re.DOTALL)
    links = [urlsplit(re.search('href="([^"]+)"', item)[1]).path for item in items]
    return list(dict.fromkeys(links)), 'class="empty"' in page


def is_right(link, accepted):
    return any(
        link == one or (one.endswith(("/credit/", "/spots/")) and link.startswith(one)) for one in accepted.split()
    )


@pytest.mark.slow
def test_the_right_page_is_among_the_first_three(crowd, home):
    missed, empty = {}, []
    for words, accepted in asked("answered.tsv"):
        links, says_nothing = result_links(crowd, words)
        empty += [words] if says_nothing else []
        if not any(is_right(link, accepted) for link in links[:3]):
            missed[words] = links[:3]
    assert empty == []
    assert 1 - len(missed) / len(asked("answered.tsv")) >= FLOOR, missed


@pytest.mark.parametrize("words", [line for [line] in asked("unanswered.txt")])
def test_what_the_site_knows_nothing_of_finds_nothing(crowd, home, words):
    links, says_nothing = result_links(crowd, f"en|{words}" if words.isascii() else words)
    assert links == [] and says_nothing


def test_what_ships_is_enough_and_well_formed():
    groups = shipped_synonyms()
    assert len(groups) >= 150
    for group in groups:
        group.full_clean()


@pytest.mark.slow
def test_a_word_of_a_group_leads_to_no_page_about_something_else(crowd, home):
    """Each single word of a place's group finds the page of that place first."""
    wrong = {}
    places = {"洪崖洞": "hong-ya-dong", "解放碑": "jie-fang-bei", "李子坝": "li-zi-ba", "十八梯": "shi-ba-ti"}
    for group in shipped_synonyms():
        words = group.words.split("\n")
        for slug in [slug for place, slug in places.items() if place in words]:
            found = {word: result_links(crowd, word)[0][:1] for word in words if not word.isascii()}
            wrong |= {word: links for word, links in found.items() if links != [f"/spots/{slug}/"]}
    assert wrong == {}


@pytest.mark.parametrize("word", ["面", "门", "花", "巷"])
def test_one_character_looks_at_names_only(client, home, word):
    response = client.get("/search/", {"q": word})
    found = [result.item.title for result in response.context["search"].best]
    assert found and all(word in title for title in found)


def test_shops_of_a_trade_at_a_place_come_first_and_hold_an_honour(client, home):
    best = client.get("/search/", {"q": "朝天门火锅"}).context["search"].best
    for shop in [result for result in best if hasattr(result.item, "public_id")]:
        assert shop.item.spot.title == "朝天门" and shop.item.trade.title == "餐饮" and shop.honours
    assert hasattr(best[0].item, "public_id") and hasattr(best[1].item, "public_id")


@pytest.mark.parametrize(
    ("words", "said", "anchor"),
    [
        ("解放碑几点关门", "全天", "/spots/jie-fang-bei/"),
        ("大礼堂门票", "", "/spots/ren-min-da-li-tang/"),
        ("十八梯怎么去", "", "/spots/shi-ba-ti/#ways"),
        ("被宰了怎么办", "12315", "/complain/"),
        ("怎么上榜", "", "/criteria/"),
    ],
)
def test_a_question_is_answered_in_the_first_line(client, home, words, said, anchor):
    answer = client.get("/search/", {"q": words}).context["search"].answers[0]
    assert said in answer.text and answer.text
    assert answer.address == anchor


@pytest.mark.parametrize(
    ("words", "tree", "address"),
    [
        *[(word, "", "/honours/#ended") for word in ("撤销", "被摘牌", "撤銷", "荣誉撤销")],
        *[(word, "", "/honours/#noticed") for word in ("公示", "公示名单", "正在公示")],
        *[(word, "", "/criteria/") for word in ("异议", "提异议")],
        ("withdrawn", "/en", "/en/honours/#ended"),
        ("public notice", "/en", "/en/honours/#noticed"),
        ("objection", "/en", "/en/criteria/"),
        ("撤銷", "/zh-hant", "/zh-hant/honours/#ended"),
    ],
)
def test_a_word_of_the_rolls_leads_to_its_list(client, home, words, tree, address):
    page = client.get(f"{tree}/search/", {"q": words}).content.decode()
    first = re.search(r'<li class="search__item">.*?href="([^"]+)"', page, re.DOTALL)[1]
    assert first == address
    place, _, anchor = address.partition("#")
    assert not anchor or f'id="{anchor}"' in client.get(place).content.decode()


def test_the_lists_are_there_when_they_are_empty(client, home):
    Honour.objects.exclude(withdrawn_on=None, issued_on__isnull=False).update(live=False)
    page = client.get("/honours/").content.decode()
    assert 'id="ended"' in page and "没有撤销或误发收回的牌匾。" in page
    assert 'id="noticed"' in page and "没有正在公示的名单。" in page


def test_a_shop_is_not_hidden_behind_such_a_word(client, home):
    """Who names a shop is told of that shop."""
    answers = client.get("/search/", {"q": "江声串串撤销"}).context["search"].answers
    assert not [answer for answer in answers if "#ended" in answer.address]
    assert "江声串串" in client.get("/search/", {"q": "江声串串撤销"}).context["search"].best[0].item.title


def test_words_left_out_are_said(client, home):
    page = client.get("/search/", {"q": "解放碑外星飞船"}).content.decode()
    assert "没有同时含“外星飞船”的，先看这些。" in page
    assert "没有同时含" not in client.get("/search/", {"q": "解放碑停车"}).content.decode()


def test_editors_words_count_at_once_and_what_they_deleted_stays_away(client, home):
    Synonym.objects.create(words="棕榈巷子", broader="十八梯")
    assert result_links(client, "棕榈巷子")[0][0] == "/spots/shi-ba-ti/"
    Synonym.objects.exclude(words="棕榈巷子").delete()
    call_command("migrate", verbosity=0)
    assert Synonym.objects.count() == 1
    call_command("seed_synonyms", verbosity=0)
    assert Synonym.objects.count() == len(shipped_synonyms()) + 1
    call_command("seed_synonyms", verbosity=0)
    assert Synonym.objects.count() == len(shipped_synonyms()) + 1


def test_the_district_of_the_site_says_nothing_and_another_one_is_elsewhere(home):
    """Its names come from the facts of the site, in full, short and in pinyin."""

    def request(said, locality):
        return SiteSearch(said, home.locale_id, names_around(SiteFacts(region="重庆市", locality=locality))).request

    for said in ("渝中区洪崖洞", "渝中洪崖洞", "重庆洪崖洞", "yuzhong 洪崖洞"):
        assert request(said, "渝中区").parts == request("洪崖洞", "渝中区").parts
    assert request("北碚火锅", "渝中区").is_elsewhere
    assert not request("北碚火锅", "北碚区").is_elsewhere
    assert "渝中" in "".join(part.text for part in request("渝中洪崖洞", "北碚区").parts)


def test_a_facility_is_asked_of_places(client, home):
    """Alone only pages of places can tell; beside a place the place answers, and the facility is said to be missing."""
    links, says_nothing = result_links(client, "哪里有厕所")
    assert links == [] and says_nothing
    assert result_links(client, "洪崖洞厕所在哪")[0][0] == "/spots/hong-ya-dong/"


def test_who_opens_a_shop_asks_about_opening_one(client, home):
    assert result_links(client, "开面馆要办什么手续")[0][0] == "/services/chuang-ye/"
    assert result_links(client, "面馆")[0][0].startswith("/credit/")


def test_an_honoured_shop_of_a_trade_is_a_shop_with_an_honour(client, home):
    best = client.get("/search/", {"q": "诚信火锅店"}).context["search"].best
    assert best[0].item.trade.title == "餐饮" and best[0].honours
