"""Raised and lowered signs as characters of their own, so that no output of the site can flatten 10⁵ into 105."""

from bs4 import BeautifulSoup, NavigableString

_PLAIN = "0123456789+-−=()ni"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip(_PLAIN[:16], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)) | dict(
    zip("aehiklmnoprstuvx", "ₐₑₕᵢₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)


def raise_signs(soup: BeautifulSoup) -> None:
    """Replace <sup> and <sub> by signs that Unicode has, else by words in brackets after ^ and _."""
    for name, signs, mark in (("sup", _RAISED, "^"), ("sub", _LOWERED, "_")):
        for element in soup.find_all(name):
            text = element.get_text()
            if text.startswith("［注"):
                element.unwrap()
            elif all(sign in signs for sign in text.strip()):
                element.replace_with(NavigableString("".join(signs[sign] for sign in text.strip())))
            else:
                element.replace_with(NavigableString(f"{mark}({text})"))
