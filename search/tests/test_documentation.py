"""What docs/search.md says of tokens and settings is so."""

import json
import re
from pathlib import Path

from search.tokens import tokens

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "search.md").read_text(encoding="utf-8")


def test_the_table_of_tokens():
    table = PAGE.split("| text | tokens |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    assert len(rows) >= 6
    assert {text: " ".join(tokens(text)) for text, _ in rows} == dict(rows)


def test_a_whitespace_tokenizer_sees_the_same_tokens():
    text = "洪崖洞 ISO9001标准，3·15 Food 𠮷野家" + "a" * 300
    assert " ".join(tokens(text)).split() == tokens(text)
    assert all(len(token) <= 255 for token in tokens(text))


def test_the_settings_are_json_and_analyse_nothing():
    settings = json.loads(re.search(r"```json\n(.+?)```", PAGE, re.DOTALL).group(1))
    assert settings["settings"]["analysis"]["analyzer"]["tokens"] == {"type": "custom", "tokenizer": "whitespace"}
    analysed = [field for field in settings["mappings"]["properties"].values() if field["type"] == "text"]
    assert {field["analyzer"] for field in analysed} == {"tokens"}
