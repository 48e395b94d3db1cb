"""Read one paper from standard input; write what it says to standard output as one JSON object.

A reader of `core/sandbox.py`, without Django. Argument: the kind of reading. Raises UserFacingError for a Word document
that is broken or carries what it should not.

word: {"title", "parts", "notices", "pictures": [{"type", "data"}]}, as `blocks.Draft` has them, pictures in base64; a
second argument names what stays that is left out otherwise: "struck", "readings".
pdf: {"pages": number, "text": …}. docx: {"pages": 0, "text": …}.
"""

import base64
import io
import json
import re
import sys
from typing import Any

from .files import check_archive

_UNREAD = re.compile(r"unrecognised element was ignored: ([\w{}:/.\-]{1,120})")
LONGEST = 200_000  # characters of text that are kept
STYLES = """
p.OwnHeading1 => h1:fresh
p.OwnHeading2 => h2:fresh
p.OwnHeading3 => h3:fresh
p.OwnHeading4 => h4:fresh
p.OwnHeading5 => h5:fresh
p.OwnHeading6 => h6:fresh
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
"""


def word(data: bytes, keep: str = "") -> dict[str, Any]:
    import mammoth

    from .blocks import draft_of
    from .markup import Choices, plain_document
    from .remarks import lost

    check_archive(io.BytesIO(data))
    plain = plain_document(data, Choices("struck" in keep, "readings" in keep))
    pictures: list[dict[str, str]] = []

    def picture(image: Any) -> dict[str, str]:
        with image.open() as content:
            pictures.append({"type": image.content_type, "data": base64.b64encode(content.read()).decode()})
        return {"src": f"picture-{len(pictures) - 1}"}

    result = mammoth.convert_to_html(
        io.BytesIO(plain.data),
        convert_image=mammoth.images.img_element(picture),
        style_map=STYLES,
        external_file_access=False,
    )
    unread = dict.fromkeys(message.message for message in result.messages)
    remarks = [f"Word 里的“{found[1]}”不认识，没有带进来。" for each in unread if (found := _UNREAD.search(each))]
    draft = draft_of(result.value, plain.remarks + remarks, plain.notes)
    if missing := lost(plain.texts, [draft.title, draft.parts, draft.notices]):
        draft.notices.insert(0, f"这些字没有带进来，请对照原文补上：{'；'.join(missing)}")
    return {"title": draft.title, "parts": draft.parts, "notices": draft.notices, "pictures": pictures}


def pdf(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > LONGEST:
            break
    return {"pages": len(reader.pages), "text": "\n\n".join(pages)[:LONGEST]}


def docx(data: bytes) -> dict[str, Any]:
    import mammoth

    return {"pages": 0, "text": mammoth.extract_raw_text(io.BytesIO(data)).value[:LONGEST]}


def main(arguments: list[str]) -> None:
    """Read in the way the argument names."""
    how, data = arguments[0], sys.stdin.buffer.read()
    said = word(data, arguments[1]) if how == "word" else {"pdf": pdf, "docx": docx}[how](data)
    json.dump(said, sys.stdout)
