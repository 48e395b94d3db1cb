"""Word documents made for tests: as Word writes them, piece by piece of its own markup."""

import io
import zipfile

import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>第一节</w:t></w:r></w:p>'


def run(text: str, facts: str = "") -> str:
    return f'<w:r><w:rPr>{facts}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, facts: str = "") -> str:
    return f"<w:p><w:pPr>{facts}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return paragraph(run(text), facts=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content: str, across: int = 1, down: str = "") -> str:
    merged = {"": "", "begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[down]
    inner = content if content.startswith("<w:") else paragraph(run(content))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merged}</w:tcPr>{inner}</w:tc>'


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def levels(*formats: tuple[str, str], start: int = 1) -> str:
    """An abstract list's levels: number format and text of each."""
    return "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (how, text) in enumerate(formats)
    )


def numbering(*lists: str, overrides: dict[int, int] | None = None) -> str:
    """word/numbering.xml: lists 1, 2 … of these levels; `overrides`: further lists of the first, by their start."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{each}</w:abstractNum>' for place, each in enumerate(lists, 1)
    )
    made += "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(1, len(lists) + 1)
    )
    made += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, start in (overrides or {}).items()
    )
    return f"<w:numbering {NAMES}>{made}</w:numbering>"


def word(*body: str, heading: str = HEADING, parts: dict[str, str] | None = None, styles: str = "") -> bytes:
    """A document of this markup below a heading; `parts` replace or join those of the archive."""
    out, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        entries = {name: old.read(name).decode() for name in old.namelist() if name.endswith((".xml", ".rels"))}
        entries["word/document.xml"] = f"<w:document {NAMES}><w:body>{heading}{''.join(body)}</w:body></w:document>"
        entries["word/styles.xml"] = entries["word/styles.xml"].replace("</w:styles>", f"{styles}</w:styles>")
        for name, content in (entries | (parts or {})).items():
            new.writestr(name, content)
    return made.getvalue()


def relations(**targets: tuple[str, str]) -> dict[str, str]:
    """word/_rels/document.xml.rels with these kinds and targets by id, beside those of the styles."""
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    styles = f'<Relationship Id="s1" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    lists = f'<Relationship Id="s2" Type="{RELATIONS}/numbering" Target="numbering.xml"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{base}">{styles}{lists}{links}</Relationships>'}
