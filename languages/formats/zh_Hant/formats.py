"""The stock formats write 09月5日 for a day without its year, and no sum in groups; nobody else does."""

MONTH_DAY_FORMAT = "n月j日"
WEEKDAY_DATE_FORMAT = "Y年n月j日 l"
WEEKDAY_DAY_FORMAT = "n月j日 l"
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
