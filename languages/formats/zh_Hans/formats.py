"""The stock formats write 09月5日 for a day without its year, and no sum in groups; nobody else does."""

MONTH_DAY_FORMAT = "n月j日"
WEEKDAY_DATE_FORMAT = "Y年n月j日 l"
WEEKDAY_DAY_FORMAT = "n月j日 l"
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
#: What people type; the stock list names 年月日 with signs that no parser knows.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
DATETIME_INPUT_FORMATS = [f"{day} {clock}" for day in DATE_INPUT_FORMATS for clock in ("%H:%M", "%H:%M:%S")]
DATETIME_INPUT_FORMATS += DATE_INPUT_FORMATS
