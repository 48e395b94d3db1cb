"""A true plaque answers however its address was typed, pasted or passed on."""

import pytest

from honours.models import Honour

pytestmark = pytest.mark.django_db

SHAPES = [
    "/v/{}/",
    "/v/{}//",
    "/v//{}",
    "//v/{}",
    "/V/{}",
    "/v/{}。",
    "/v/{}，",
    "/v/{}、",
    "/v/{}】",
    "/v/【{}】",
    "/v/{})",
    "/v/{}）。",
    "/v/{}.",
    "/v/{}…",
    "/v/{}!",
    "/v/«{}»",
    "/v/{}।",
    "/v/{}؟",
    "/v/ {} ",
    "/v/\u3000{}\u00a0",
    "/v/\ufeff{}\u200b",
    "/v/\u202a{}\u202c",
    "/v/\u2066{}\u2069",
    "/v/{}\ufe0f",
    "/v/{}😀",
    "/v/{}&from=singlemessage",
    "/v/{}?from=singlemessage&isappinstalled=0",
    "/v/防伪码：{}",
    "/v/https://example.org/v/{}/",
]
QUERIES = ["from=singlemessage&isappinstalled=0", "from=groupmessage&from=timeline", "code=2345678923&=%00"]
PREFIXES = ["", "/zh-hant", "/en"]


def ask(client, address):
    """The answer to a path as a server hands it on, which a client's own parser might take for a host."""
    return client.get("/", PATH_INFO=address.encode().decode("latin-1"))


def wide(code: str) -> str:
    """Full-width letters and digits."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in code)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_true_plaque_answers_in_every_shape(client, honour, shape, prefix):
    for code in (honour.code, honour.code.lower(), wide(honour.code), f"{honour.code[:5]}\u200b {honour.code[5:]}"):
        address = prefix + shape.format(code)
        answer = ask(client, address)
        assert answer.status_code == 200, address
        assert answer.context["honour"] == honour


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("query", QUERIES)
def test_what_a_messenger_adds_does_not_matter(client, honour, query, prefix):
    for path in (f"{prefix}/v/{honour.code}", f"{prefix}/v/{honour.code}/"):
        assert client.get(f"{path}?{query}").context["honour"] == honour


def test_a_certificate_answers_in_the_same_shapes(client):
    from lessons.certificates.models import Certificate

    code = Certificate.objects.create(attempt="a" * 64, lesson_title="消防").code
    for shape in SHAPES:
        address = shape.format(code)
        answer = ask(client, address)
        assert answer.status_code == 200, address
        assert answer.context["certificate"].code == code


@pytest.mark.parametrize("more", ["2", "-2", " 2", "\u200b2", "é", "ß", "Ж", "٣"])
def test_a_sign_too_many_is_a_wrong_code(client, honour, more):
    assert ask(client, f"/v/{honour.code}{more}").status_code == 404


def test_two_codes_in_one_address_are_no_plaque(client, honour):
    other = Honour.objects.public().exclude(pk=honour.pk).first()
    assert ask(client, f"/v/{honour.code},{other.code}").status_code == 404
