"""Sentences with the words that OpenCC's phrases tear apart, each right form written down by hand.

Every word stands in every sentence, so that its neighbours change; both columns are what people in Taiwan would write.
"""

from pathlib import Path

import pytest

from core.opencc import convert, own_words
from search.folding import fold
from search.seeding import shipped_synonyms

MORE_WORDS = Path(__file__).with_name("traditional_words.txt")
MORE_SENTENCES = Path(__file__).with_name("traditional_sentences.txt")

#: Sentences of the site's kind; {} is where the word stands.
SENTENCES = """
这家店的{}很有名 這家店的{}很有名
一个{}也不能少 一個{}也不能少
检查{}时要登记 檢查{}時要登記
关于{}的说明 關於{}的說明
店里的{}放在柜台后面 店裡的{}放在櫃檯後面
请把{}写进台账 請把{}寫進臺賬
洪崖洞的{} 洪崖洞的{}
解放碑有一处{} 解放碑有一處{}
十八梯的{}，游客最多 十八梯的{}，遊客最多
区里对{}做了规定 區裡對{}做了規定
经营者应当公示{} 經營者應當公示{}
消费者买到{}可以投诉 消費者買到{}可以投訴
本周抽查了{} 本週抽查了{}
后厨不得存放{} 後廚不得存放{}
先看{}，再看别的 先看{}，再看別的
“{}”三个字以内 “{}”三個字以內
{}怎么办 {}怎麼辦
{}与安全 {}與安全
这里没有{} 這裡沒有{}
渝中区{}名单 渝中區{}名單
发现{}要报告 發現{}要報告
准备{}的时候 準備{}的時候
范围包括{}、门头和消防通道 範圍包括{}、門頭和消防通道
台阶旁边的{} 臺階旁邊的{}
系统里查得到{} 系統裡查得到{}
每个月复查{} 每個月複查{}
""".strip().splitlines()

#: Words of the district and of its shops, and their right forms.
WORDS = """
小面 小麵
小面积商铺 小面積商鋪
小面馆 小麵館
燃面 燃麵
豆花面 豆花麵
牛肉面 牛肉麵
可燃面料 可燃面料
面粉 麵粉
面条 麵條
面包 麵包
面积 面積
墙面 牆面
方便面 方便麵
发票 發票
空白发票 空白發票
发卡 發卡
发型 髮型
理发店 理髮店
美发店 美髮店
头发 頭髮
码头发车时间 碼頭發車時間
街头发放的传单 街頭發放的傳單
一个中心 一個中心
一个中年人 一個中年人
三个中国结 三個中國結
成长历程 成長歷程
增长历史 增長歷史
日历 日曆
经历 經歷
几十里 幾十里
二十里山路 二十里山路
公里数 公里數
屋里 屋裡
邻里互助 鄰里互助
胡同 胡同
小胡同口 小胡同口
子丑寅卯 子丑寅卯
卷闸门 捲閘門
卷帘门 捲簾門
试卷 試卷
蛋卷 蛋捲
煤斗 煤斗
抓斗 抓斗
漏斗 漏斗
战斗 戰鬥
干海椒 乾海椒
地瓜干 地瓜乾
干杂店 乾雜店
干货 乾貨
饼干 餅乾
热干面 熱乾麵
烘干机 烘乾機
干净抹布 乾淨抹布
树干 樹幹
干部 幹部
干警 幹警
若干规定 若干規定
干扰 干擾
主干道 主幹道
卤菜 滷菜
老姜 老薑
咸鸭蛋 鹹鴨蛋
泡菜坛 泡菜罈
五谷杂粮 五穀雜糧
豆制品 豆製品
冲洗 沖洗
冲突 衝突
脉冲 脈衝
复印件 複印件
公历 公曆
干粉灭火器 乾粉滅火器
电梯井 電梯井
燃气软管 燃氣軟管
消防水带 消防水帶
明码标价 明碼標價
缺斤少两 缺斤少兩
吊脚楼 吊腳樓
老火锅 老火鍋
毛血旺 毛血旺
酸辣粉 酸辣粉
""".strip().splitlines()


WORDS += [line for line in MORE_WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]

#: Where the neighbours decide: each sentence as a whole.
SAID = """
范围包括签合同和签到 範圍包括簽合同和簽到
范先生说由于规范经营才拿到牌匾 范先生說由於規範經營才拿到牌匾
其余老板都来了，余老板没来 其餘老闆都來了，余老闆沒來
钟师傅修了三十年钟表 鍾師傅修了三十年鐘錶
未经批准不准营业，秤不准要校准 未經批准不准營業，秤不準要校準
后厨不得存放松子和松花蛋，放松不得 後廚不得存放松子和松花蛋，放鬆不得
歌手表演，评委举手表决，手表放在台面上 歌手表演，評委舉手表決，手錶放在檯面上
长江上游的客人坐上游船 長江上游的客人坐上遊船
柜台上禁止抽烟，油烟机冒烟要报告 櫃檯上禁止抽菸，油煙機冒煙要報告
干碟配干锅，干部带头干了一天 乾碟配乾鍋，幹部帶頭幹了一天
问卷发放以后，卷发的师傅再卷纸 問卷發放以後，捲髮的師傅再捲紙
系好围裙，再联系老板，关系要好 繫好圍裙，再聯繫老闆，關係要好
请尽快答复，反复提醒，复查要写明日期 請儘快答覆，反覆提醒，複查要寫明日期
百里挑一的店，几十里外也有人来 百裡挑一的店，幾十里外也有人來
咸淡适中的卤味，老少咸宜 鹹淡適中的滷味，老少咸宜
预制菜要标明，限制人数 預製菜要標明，限制人數
""".strip().splitlines()
SAID += [line for line in MORE_SENTENCES.read_text("utf-8").splitlines() if not line.startswith("#")]


def pairs(lines: list[str]) -> list[list[str]]:
    return [line.split() for line in lines]


@pytest.mark.parametrize(("own", "traditional"), pairs(WORDS), ids=lambda word: word)
def test_a_word_is_right_in_every_sentence(own, traditional):
    wrong = [
        (sentence.format(own), found)
        for sentence, right in pairs(SENTENCES)
        if (found := convert(sentence.format(own))) != right.format(traditional)
    ]
    assert wrong == []


@pytest.mark.parametrize(("own", "traditional"), pairs(SAID), ids=lambda said: said)
def test_a_sentence_is_right(own, traditional):
    assert convert(own) == traditional


def test_the_corpus_has_two_thousand_sentences():
    assert len(WORDS) * len(SENTENCES) >= 2000


def test_two_words_side_by_side_stay_right():
    words = pairs(WORDS)
    wrong = [
        (one + other, found)
        for one, right in words
        for other, right_too in words[::11]
        if (found := convert(f"{one}、{other}")) != f"{right}、{right_too}"
    ]
    assert wrong == []


def test_search_finds_every_word_of_ours_in_both_scripts():
    """By folding, or as synonyms where people in Taiwan use another word."""
    own, _ = own_words()
    groups = [{fold(word) for word in synonym.words.splitlines()} for synonym in shipped_synonyms()]
    apart = [{fold(word), fold(traditional)} for word, traditional in own.items() if fold(traditional) != fold(word)]
    assert [pair for pair in apart if not any(pair <= group for group in groups)] == []


@pytest.mark.parametrize("text", ["小面", "胡同", "一个", "卷闸门", "干海椒", "发票", "历程", "抓斗", "燃面"])
def test_a_registered_name_with_such_a_word_stays(text):
    name = f"老{text}大王"
    assert convert(f"来到{name}", [name]) == f"來到{name}"
