"""Read one paper from standard input; write what it says to standard output as one JSON object.

Runs as a process of its own, without Django, under limits on memory, time and output: a file made to exhaust or crash
the reader takes this process with it and nothing else. Argument: the kind of reading.

word: {"html": …, "pictures": [{"type", "data"}], "remarks": […]}, pictures in base64, named picture-0, picture-1 … in
the HTML. pdf: {"pages": number, "text": …}. docx: {"pages": 0, "text": …}.
"""

import base64
import io
import json
import resource
import sys
from typing import Any

MEGABYTE = 1024 * 1024
MEMORY, SECONDS, OUTPUT = 1024 * MEGABYTE, 60, 64 * MEGABYTE
LONGEST = 200_000  # characters of text that are kept
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
"""


def word(data: bytes) -> dict[str, Any]:
    import mammoth

    pictures: list[dict[str, str]] = []

    def keep(image: Any) -> dict[str, str]:
        with image.open() as content:
            pictures.append({"type": image.content_type, "data": base64.b64encode(content.read()).decode()})
        return {"src": f"picture-{len(pictures) - 1}"}

    result = mammoth.convert_to_html(
        io.BytesIO(data), convert_image=mammoth.images.img_element(keep), style_map=STYLES, external_file_access=False
    )
    return {"html": result.value, "pictures": pictures, "remarks": [message.message for message in result.messages]}


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


if __name__ == "__main__":
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, OUTPUT)):
        resource.setrlimit(what, (limit, limit))
    json.dump({"word": word, "pdf": pdf, "docx": docx}[sys.argv[1]](sys.stdin.buffer.read()), sys.stdout)
