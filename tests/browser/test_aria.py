"""What a screen reader is told, in Chinese, of each main kind of page: names, roles, order."""

import pytest
from playwright.sync_api import expect

HEARD = {
    "/": """
      - main:
        - region "山城有信，放心逛渝中":
          - heading "山城有信，放心逛渝中" [level=1]
          - search "在全站查找":
            - searchbox "找什么"
            - button "查一查"
        - region "荣誉榜与投诉":
          - link /放心消费创建示范单位/
          - link /消费维权诚信个体工商户/
          - link /12315 不放心，打这个电话/
        - region "今天":
          - heading "今天" [level=2]
          - heading "有什么活动" [level=3]
          - heading "什么在公示" [level=3]
          - heading "最近授牌" [level=3]
          - heading "现在开放" [level=3]
        - region "去哪儿逛"
    """,
    "/spots/hong-ya-dong/": """
      - main:
        - heading "洪崖洞" [level=1]
        - term: 门票
        - term: 地址
        - list:
          - listitem:
            - link "怎么去"
          - listitem:
            - link "有牌匾的店"
          - listitem:
            - link "谁负责"
          - listitem:
            - link "投诉 12315"
        - img /吊脚楼/
        - region "怎么去":
          - term: 轨道交通
        - region "这里有牌匾的店":
          - figure /示意图/
          - list:
            - listitem:
              - heading /洪崖洞/ [level=3]
    """,
    "/honours/honest-traders/": """
      - main:
        - heading "消费维权诚信个体工商户" [level=1]
        - form "在榜上找":
          - searchbox "店名"
          - button "找一找"
          - paragraph:
            - textbox "查看日期"
          - paragraph:
            - combobox "状态":
              - option "有效" [selected]
          - paragraph:
            - combobox "景点"
          - paragraph:
            - combobox "行业"
        - status:
          - time
          - text: /有效牌匾共/
        - table "消费维权诚信个体工商户":
          - rowgroup:
            - row:
              - columnheader "编号"
              - columnheader "店名"
    """,
    "/credit/?q=碑前红汤": """
      - main:
        - heading "查商户" [level=1]
        - search "查商户":
          - searchbox "查一家店": 碑前红汤
        - status: 查“碑前红汤”，找到 1 家。
        - list:
          - listitem:
            - heading "碑前红汤火锅楼" [level=2]:
              - link "碑前红汤火锅楼"
            - paragraph: 有效 放心消费创建示范单位
    """,
    "/lessons/yu-fang-shi-wu-zhong-du/": """
      - main:
        - heading "预防食物中毒" [level=1]
        - navigation "版本与字号":
          - link /完整版/
          - link /简版/
          - link "大字"
        - region "先记住这几句":
          - heading "先记住这几句" [level=2]
          - list
        - navigation "这一课讲什么":
          - list:
            - listitem:
              - link "开门前十分钟"
    """,
    "/complain/": """
      - main:
        - heading "投诉举报怎么办" [level=1]
        - paragraph:
          - link "拨打 12315"
        - heading "三个入口" [level=2]
        - group "表格":
          - table:
            - rowgroup:
              - row:
                - columnheader "情形"
                - columnheader "找谁"
            - rowgroup:
              - row:
                - rowheader "消费纠纷（投诉）、违法线索（举报）"
    """,
    "/search/?q=洪崖洞": """
      - main:
        - heading "全站搜索" [level=1]
        - search "在全站查找":
          - searchbox "找什么": 洪崖洞
          - button "搜索"
        - status: /搜“洪崖洞”，共找到 \\d+ 条。/
        - navigation "按类查看"
        - region "最相关的":
          - list:
            - listitem:
              - heading "洪崖洞" [level=3]:
                - link "洪崖洞"
    """,
    "/services/fund/": """
      - main:
        - heading "爱心资金" [level=1]
        - region "本站账目，按年":
          - group "表格":
            - table:
              - rowgroup:
                - row:
                  - columnheader "年份"
        - region "最近账目"
    """,
    "/v/": """
      - main:
        - heading "查一块牌" [level=1]
        - search "查一块牌":
          - textbox "防伪码"
          - button "查这块牌"
        - paragraph:
          - link "举报假牌"
    """,
    "/map/": """
      - main:
        - heading "网站地图" [level=1]
        - region "查一查、办一办":
          - list:
            - listitem:
              - link "全站搜索"
    """,
}
FRAME = {
    "banner": '- banner:\n  - link "渝中放心游"\n  - button "大字版"\n  - button "菜单"',
    "contentinfo": """
      - contentinfo:
        - paragraph:
          - link "投诉举报 12315"
        - navigation "关于本站":
          - list:
            - listitem:
              - link "怎样投诉"
            - listitem:
              - link "关于本站"
            - listitem:
              - link "隐私说明"
            - listitem:
              - link "无障碍"
            - listitem:
              - link "网站地图"
    """,
}


@pytest.fixture(scope="module")
def heard(chromium, site):
    """A phone's window that stays open."""
    context = chromium.new_context(base_url=site["url"], viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", HEARD)
def test_a_page_tells_what_it_is_in_order(heard, address):
    heard.goto(address)
    expect(heard.locator("body")).to_match_aria_snapshot(HEARD[address])


@pytest.mark.parametrize("address", [address for address in HEARD if address != "/v/"])
def test_no_list_is_empty_and_the_frame_is_the_same(heard, address):
    heard.goto(address)
    for part in FRAME.values():
        expect(heard.locator("body")).to_match_aria_snapshot(part)
    tree = heard.locator("body").aria_snapshot().split("\n")
    empty = [here for here in tree if here.strip() in ("- list", "- table", "- navigation")]
    assert empty == []
