"""Walking through a page's HTML from text to text, knowing in which language each stands."""

import re
from collections.abc import Callable

#: Scripts, what people typed, comments, then single tags; all else is text. What is not closed goes on to the end.
_PIECE = re.compile(
    r"""<(?P<raw>script|style|textarea|template)\b.*?(?:</(?P=raw)\s*>|\Z)|<!--.*?(?:-->|\Z)|<[!/]?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"</?([a-z][\w-]*)", re.IGNORECASE)
_LANG = re.compile(r"""\slang="([^"]*)\"""", re.IGNORECASE)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

#: From a tag or a text, its language, and the elements around it, outermost first, to what shall stand there.
Change = Callable[[str, str, list[str]], str]


class Walk:
    """One walk through a page; `out` is what it has become so far, piece by piece."""

    def __init__(self, tag: Change, text: Change) -> None:
        self.tag, self.text = tag, text
        self.out: list[str] = []
        self._around: list[tuple[str, str]] = []

    def through(self, html: str) -> str:
        end = 0
        for piece in _PIECE.finditer(html):
            self._say(html[end : piece.start()])
            self._pass(piece[0], is_raw=bool(piece["raw"]))
            end = piece.end()
        self._say(html[end:])
        return "".join(self.out)

    @property
    def _names(self) -> list[str]:
        return [name for name, _ in self._around]

    @property
    def _language(self) -> str:
        return self._around[-1][1] if self._around else ""

    def _say(self, text: str) -> None:
        if text:
            self.out.append(self.text(text, self._language, self._names))

    def _pass(self, tag: str, *, is_raw: bool) -> None:
        named = _NAME.match(tag)
        if is_raw or named is None:
            self.out.append(tag)
            return
        name = named[1].lower()
        if tag.startswith("</"):
            self._leave(name)
            self.out.append(tag)
            return
        marked = _LANG.search(tag)
        language = marked[1] if marked else self._language
        self.out.append(self.tag(tag, language, [*self._names, name]))
        if name not in _VOID and not tag.endswith("/>"):
            self._around.append((name, language))

    def _leave(self, name: str) -> None:
        names = self._names
        if name in names:
            del self._around[len(names) - 1 - names[::-1].index(name) :]
