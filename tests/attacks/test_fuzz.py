"""Whatever bytes or signs come: an answer or a refusal, never anything else."""

import io
import time
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.login_sessions.devices import device_of, truncated_ip
from accounts.two_factor.verification import step_of
from core.codes import SIGNS, normalise_code
from core.forms import PhotoFileField
from core.uploads.contents import CHECKS, check_content
from core.uploads.names import LONGEST, plain_name
from tests.attacks.conftest import office, picture

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ANY = st.text(max_size=300)
WHOLE = {"docx": office("word/document.xml"), "jpg": picture()}


@given(ANY)
def test_any_name_becomes_a_plain_one(typed):
    name = plain_name(typed)
    assert not {unicodedata.category(sign) for sign in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")
    assert 0 < len(name.rpartition(".")[0] or name) <= LONGEST
    assert plain_name(name) == name


@settings(max_examples=300)
@given(st.binary(max_size=4000), st.sampled_from(sorted(CHECKS)))
def test_any_bytes_are_a_document_or_refused(content, extension):
    for data in (content, WHOLE["docx"][: len(content)] + content, b"%PDF-" + content):
        try:
            check_content(io.BytesIO(data), extension)
        except ValidationError as refusal:
            assert refusal.messages[0]


@settings(max_examples=200)
@given(st.integers(0, len(WHOLE["jpg"]) - 1), st.binary(min_size=1, max_size=40))
def test_any_damaged_picture_is_a_picture_or_refused(at, noise):
    data = WHOLE["jpg"][:at] + noise + WHOLE["jpg"][at + len(noise) :]
    try:
        clean = PhotoFileField().to_python(SimpleUploadedFile("a.jpg", data))
    except ValidationError as refusal:
        assert refusal.messages[0]
    else:
        assert clean.read(2) == b"\xff\xd8"


@given(ANY)
def test_any_code_is_mended_or_none(typed):
    code = normalise_code(typed, 12)
    assert code == "" or (len(code) == 12 and set(code) <= set(SIGNS))


@given(ANY)
def test_no_text_is_a_code_by_accident(typed):
    digits = "".join(sign for sign in typed if sign.isdigit())
    step = step_of(SECRET, typed)
    assert step is None or (len(digits) == 6 and abs(step - int(time.time()) // 30) <= 2)


@given(ANY)
def test_a_device_is_named_in_our_own_words(agent):
    assert " 上的 " in device_of(agent)
    assert len(device_of(agent)) <= 60


@given(st.ip_addresses().map(str))
def test_no_whole_address_is_kept(address):
    assert address not in truncated_ip(address)
    assert truncated_ip(address).endswith("*")
    assert len(truncated_ip(address)) <= 45


@pytest.mark.parametrize("odd", ["999.1.1.1", "::ffff:1.2.3.4.5", "localhost", "\0", "1.2.3.4, 5.6.7.8"])
def test_what_is_no_address_is_not_kept(odd):
    assert truncated_ip(odd) == ""
