"""Raised and lowered signs as characters of their own: no plain text can flatten 10⁵ into 105. Without Django."""

_PLAIN = "0123456789+-−=()ni"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip(_PLAIN[:16], "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)) | dict(
    zip("aehiklmnoprstuvx", "ₐₑₕᵢₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SIGNS = {"superscript": (_RAISED, "^"), "subscript": (_LOWERED, "_")}


def raised(text: str, position: str) -> str:
    """A text that stands as "superscript" or "subscript": in signs that Unicode has, else in brackets after ^ or _.

    >>> raised("5", "superscript"), raised("附表", "superscript")
    ('⁵', '^(附表)')
    """
    signs, mark = _SIGNS[position]
    plain = text.strip()
    if not plain:
        return text
    return "".join(signs[sign] for sign in plain) if all(sign in signs for sign in plain) else f"{mark}({text})"
