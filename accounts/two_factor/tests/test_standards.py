"""Codes agree with the published test vectors and with what was set up before; nothing leans on hidden modules."""

import ast
import base64
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator

from accounts.two_factor import recovery
from accounts.two_factor.totp import code_at, new_secret, step_of

ROOT = Path(__file__).resolve().parents[2]
SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_codes_are_those_of_rfc_6238(seconds, code):
    assert code_at(SECRET, seconds // 30) == code


@pytest.mark.parametrize(("off", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_wrong_by_one_period(monkeypatch, off, good):
    monkeypatch.setattr("accounts.two_factor.totp.time.time", lambda: 1_800_000_015.0)
    now = 1_800_000_015 // 30
    assert step_of(SECRET, code_at(SECRET, now + off)) == (now + off if good else None)


def test_secrets_are_long_and_never_the_same():
    assert len(base64.b32decode(new_secret())) == 20
    assert new_secret() != new_secret()


def test_recovery_codes_that_allauth_gave_stay_good():
    key = Authenticator(type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0b101})
    assert recovery.unused(key) == [
        "17884826", "20809454", "14781002", "42357214", "21759276", "07729351", "60637898", "06268986",
    ]  # fmt: skip


def test_no_module_that_a_library_calls_internal_is_imported():
    for path in ROOT.rglob("*.py"):
        if {".venv", "var", "node_modules"} & set(path.relative_to(ROOT).parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.startswith("allauth.") and "internal" in name], path
