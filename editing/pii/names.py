"""Words around a name that tell its bearer's party, and words that look like a name and are none."""

import re

PARTY = (
    "(?:中共)?(?:正式|预备)?党员|中共(?:正式|预备)?党员|共产党员|(?:共青)?团员|"
    "(?:民革|民建|民盟|民进|农工|致公|九三|台盟)[\u4e00-\u9fff]{0,4}|无党派(?:人士)?"
)

#: What a sentence says of somebody: “团员” travel in groups too, and “九三年” is a year.
MEMBER = (
    "(?:中共)?(?:正式|预备)?党员|共产党员|共青团员|"
    "(?:民革|民建|民盟|民进|农工党|致公党|九三学社|台盟)的?(?:党员|会员|盟员|社员|成员)|无党派(?:人士)?"
)

#: Groups, roles and counts: “志愿者（党员）”, “商户代表（党员）”, “三名（党员）” point to nobody.
IS_NO_NAME = re.compile(
    r"(?:者|户|主|业|代表|岗|队|组|店|站|室|区|社|会|名|位|人|员|部|类|别|对象|群体|身份|职工|职务|家庭|成分|面貌|填写|例如|包括|其中|以及)$"
)

#: The surnames of nearly everybody; those that are mostly other words (和, 应, 任, 常, 向, 全) are left out.
SURNAME = (
    "(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|"
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文庞樊殷施陶洪翟颜倪严牛温芦季俞章鲁葛韦申"
    "尤毕聂焦左涂柳祝骆岳齐梅庄辛詹关耿冉牟游甘蒲蹇阳覃晏])"
)
#: A name of two to four signs, partly masked or not, and one with a middle dot.
NAME = f"(?:{SURNAME}[\u4e00-\u9fff某*×]{{1,2}}?|某{{1,3}}|[\u4e00-\u9fff]{{2,6}}·[\u4e00-\u9fff]{{2,6}})"
#: What may stand right before a name without anything between.
ROLE = (
    "店主|老板娘?|掌柜|经理|店长|厂长|负责人|经营者|经营户|法定代表人|法人|业主|摊主|业户|商户|商家|个体户|书记|主任|会长|主管|"
    "董事长|师傅|老师|员工|职工|店员|厨师|司机|创始人|传承人|志愿者|队长|组长|党员|同志|村民|居民|市民|顾客"
)
#: Words that begin like a name.
IS_OTHER_WORD = re.compile(
    "于[是每今当本各此该年月前后一二三四五六七八九十两]|高[管层峰新度]|万[名人户家众]|许多|何[人时处]|白领|黄金|江[北南津湖]|金[融牌]|"
    "方[面便案]|周[边日末围年一二三四五六]|马[上路]|关[于系注]|左右|石[柱板]|龙头|文[明化艺]|章程|毕竟|顾客|武[隆装]|阳光|温[馨暖]|"
    "[沈郑苏杭梁万]州|.{1,3}(?:们|户|队|组|店|站|区|部|者|员|代表|公司|商圈|街道?|人|都|也|均|不|全|多|就|才|只|若|如|要|须)$"
)
#: “党员先锋岗”, “党员活动室”: what is called after party members says of nobody that he is one.
INSTITUTION = (
    "先锋|活动|之家|示范|责任|服务|教育|大会|队|远程|学习|阵地|驿站|突击|承诺|亮|会议|发展|代表|中心|政治|管理|工作|组织|窗口|岗|"
    "之窗|风采|商户|经营|店|家庭|户|人数|比例|占|总数|和群众|群众|的?(?:先锋|模范|带头|示范)?作用"
)
