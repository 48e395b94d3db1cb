"""Raised and lowered signs of a document as characters of their own."""

from bs4 import BeautifulSoup, NavigableString

from core.raised_signs import raised


def raise_signs(soup: BeautifulSoup) -> None:
    """Replace <sup> and <sub>; a note's number stays as it is."""
    for name, position in (("sup", "superscript"), ("sub", "subscript")):
        for element in soup.find_all(name):
            text = element.get_text()
            if text.startswith("［注"):
                element.unwrap()
            else:
                element.replace_with(NavigableString(raised(text, position)))
