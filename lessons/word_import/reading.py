"""Have a paper read by a process of its own."""

import json
from typing import Any, BinaryIO

from core.sandbox import Limits, run_limited


def read(kind: str, file: BinaryIO, keep: str = "") -> dict[str, Any]:
    """What `reader_process` says about a file; raise UserFacingError with a reason in Chinese.

    `keep`: of a Word document's struck and hidden words ("struck") and readings ("readings"), those that stay.
    """
    remedy = "请把内容复制到新的空白文档里，存成 .docx 再上传。"
    with run_limited("lessons.word_import.reader_process", [kind, keep], file, Limits(), remedy=remedy) as answer:
        return json.load(answer)
