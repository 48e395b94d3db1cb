"""Words around a name that tell its bearer's party, and words before a bracket that are no name."""

import re

PARTY = (
    "(?:中共)?(?:正式|预备)?党员|中共(?:正式|预备)?党员|共产党员|(?:共青)?团员|"
    "(?:民革|民建|民盟|民进|农工|致公|九三|台盟)[\u4e00-\u9fff]{0,4}|无党派(?:人士)?"
)

#: Groups, roles and counts: “志愿者（党员）”, “商户代表（党员）”, “三名（党员）” point to nobody.
IS_NO_NAME = re.compile(
    r"(?:者|户|主|业|代表|岗|队|组|店|站|室|区|社|会|名|位|人|员|部|类|别|对象|群体|身份|职工|职务|家庭|成分|面貌|填写|例如|包括|其中|以及)$"
)
