"""Whatever byte of an archive is damaged: it is refused in words, or what it holds is as it was written."""

import hashlib

from operations.backups.archive import ArchiveError, Reader, Writer

LINES = b"".join(hashlib.sha256(bytes([number])).hexdigest().encode() for number in range(12))
ENTRIES = {"tables/one.jsonl": LINES, "media/a": b"\0" * 300}


def test_any_byte(tmp_path):
    whole, broken = tmp_path / "whole.zip", tmp_path / "broken.zip"
    with whole.open("wb") as file:
        writer = Writer(file)
        for name, content in ENTRIES.items():
            writer.add(name, [content])
        writer.close({})
    content, refused = whole.read_bytes(), 0
    for place in range(len(content)):
        broken.write_bytes(content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :])
        try:
            assert set(Reader(broken).check()) == set(ENTRIES)
        except ArchiveError as error:
            assert "没有改动任何内容" in str(error)
            refused += 1
    assert refused > len(content) / 2
