"""From a typst source to a PDF. What people wrote reaches the typesetter as data: nothing in it is ever a command."""

import json
from pathlib import Path
from typing import Any, Literal, cast

import typst
from django.conf import settings

from .fonts import font_folder


def compile_pdf(source: Path, data: dict[str, Any], *standards: Literal["ua-1"]) -> bytes:
    """The PDF; the source reads `data` from `sys.inputs.data`. Standards as typst names them: "ua-1" is PDF/UA-1."""
    # The root is the project, so that every sheet may use the common colours and type.
    compiler = typst.Compiler(source, root=settings.BASE_DIR, font_paths=[font_folder()], ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return cast("bytes", compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=list(standards)))
