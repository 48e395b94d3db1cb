"""Pages say which language they are in, and write days as that language does."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from core.templatetags.language_tags import chinese, dated, html_lang


@pytest.mark.parametrize(("language", "written"), [("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("en", "en")])
def test_a_page_names_its_language_as_html_does(language, written):
    with translation.override(language):
        assert html_lang() == written


@pytest.mark.parametrize(
    ("language", "whole", "short"),
    [("zh-hans", "2022年7月4日", "7月4日"), ("zh-hant", "2022年7月4日", "7月4日"), ("en", "4 July 2022", "4 July")],
)
def test_days_are_written_as_the_language_does(language, whole, short):
    with translation.override(language):
        assert dated(date(2022, 7, 4)) == f'<time datetime="2022-07-04">{whole}</time>'
        assert dated(date(2022, 7, 4), "MONTH_DAY_FORMAT") == f'<time datetime="2022-07-04">{short}</time>'


def test_a_moment_is_the_day_in_chongqing():
    assert dated(datetime(2022, 7, 3, 20, tzinfo=UTC)) == '<time datetime="2022-07-04">2022年7月4日</time>'
    assert dated(None) == ""


def test_a_registered_name_is_marked_as_chinese_elsewhere_only():
    assert chinese("渝中<区>") == "渝中<区>"
    with translation.override("en"):
        assert chinese("渝中<区>") == '<span lang="zh-Hans">渝中&lt;区&gt;</span>'
        assert chinese("") == ""
