"""Other kinds of papers that carry a code for /v/: each app answers for its own, and plaques know none of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Asked with a mended code; the page about it, or None when the code is not one of theirs.
Answer = Callable[[HttpRequest, str], HttpResponse | None]

_answers: list[Answer] = []


def register_code_answer(answer: Answer) -> Answer:
    """Ask this one too about codes that no plaque carries."""
    _answers.append(answer)
    return answer


def answer_of_others(request: HttpRequest, code: str) -> HttpResponse | None:
    """What the first of the others who knows the code says, or None."""
    return next((page for answer in _answers if (page := answer(request, code)) is not None), None)
