"""Credentials, checked by a library that is not ours, and by the command offline."""

import base64
import copy
import gzip
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from apsig.proof import ProofVerifier
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command

from honours.models import Honour
from honours.plaques.credentials import keys
from honours.plaques.credentials.offline import ProofFinding
from honours.plaques.credentials.signing import signed
from honours.plaques.credentials.status import SIZE, packed
from honours.plaques.management.commands.verify_honour import EXIT_CODES
from honours.plaques.models import CredentialIndex

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """No test signs with another's keys."""
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()


@pytest.fixture
def download(client):
    """The JSON behind an address of the site."""

    def get(address: str) -> Any:
        response = client.get(address)
        assert response.status_code == 200
        return json.loads(response.content)

    return get


@pytest.fixture
def verify(tmp_path, capsys):
    """What the command says of documents, told by its exit code; keys and status list as downloaded."""

    def run(credential: Any, keys: Any = None, status: Any = None) -> ProofFinding:
        arguments = [_write(tmp_path / "credential.json", credential)]
        for name, content in (("--keys", keys), ("--status", status)):
            if content is not None:
                arguments += [name, _write(tmp_path / f"{name[2:]}.json", content)]
        code = 0
        try:
            call_command("verify_honour", *arguments)
        except SystemExit as stop:
            code = stop.code
        answer = next(answer for answer, known in EXIT_CODES.items() if known == code)
        assert capsys.readouterr().out.splitlines()[-1].startswith(answer.label)
        return answer

    return run


def _write(path: Path, content: Any) -> str:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(path)


def independently(credential: dict[str, Any], did_document: dict[str, Any]) -> str | None:
    """Check by the other library, with the key the DID document gives for the proof's method; it consumes its input."""
    method = credential["proof"]["verificationMethod"]
    key = next(one for one in did_document["verificationMethod"] if one["id"] == method)
    return ProofVerifier(key["publicKeyMultibase"]).verify_proof(copy.deepcopy(credential))


def leaves(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """Paths of all texts, numbers and flags in a document."""
    if isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, name))
    else:
        yield path


def changed(document: dict[str, Any], path: tuple) -> dict[str, Any]:
    """A copy with one leaf changed."""
    document = copy.deepcopy(document)
    place = document
    for name in path[:-1]:
        place = place[name]
    old = place[path[-1]]
    place[path[-1]] = (not old) if isinstance(old, bool) else f"{old}x"
    return document


def test_another_library_believes_it(download, honour):
    credential = download(f"/v/{honour.code}/credential.json")
    did = download("/.well-known/did.json")
    assert independently(credential, did) == credential["proof"]["verificationMethod"]
    assert independently(download("/v/status/1"), did)


def test_it_says_what_the_page_says(download, honour):
    credential = download(f"/v/{honour.code}/credential.json")
    subject = credential["credentialSubject"]
    named = {one["identityType"]: one["identityHash"] for one in subject["identifier"]}
    assert named == {
        "name": honour.merchant.title,
        "ext:registeredName": honour.merchant.registered_name,
        "ext:unifiedSocialCreditCode": honour.merchant.credit_code,
    }
    assert subject["achievement"]["name"] == honour.scheme.title
    assert subject["licenseNumber"] == honour.number
    assert credential["validFrom"] == "2022-03-15T00:00:00+08:00"
    assert credential["issuer"]["name"] == honour.scheme.issuer
    assert not re.search(
        r"person|经营者|(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])", json.dumps(credential, ensure_ascii=False)
    )


def test_any_change_is_found(download, verify, honour, expired):
    credential, key_set = download(f"/v/{honour.code}/credential.json"), download("/v/keys.json")
    did = download("/.well-known/did.json")
    paths = list(leaves(credential))
    assert len(paths) > 40
    for path in paths:
        forged = changed(credential, path)
        assert verify(forged, key_set) == ProofFinding.FORGED, path
        if path[0] != "proof":
            assert not independently(forged, did), path


@pytest.mark.parametrize("part", ["proof", "issuer", "validFrom", "validUntil", "credentialStatus", "type", "@context"])
def test_a_missing_part_is_found(download, verify, expired, part):
    credential = download(f"/v/{expired.code}/credential.json")
    del credential[part]
    assert verify(credential, download("/v/keys.json")) == ProofFinding.FORGED


@pytest.mark.parametrize("content", [{}, [], None, 7, "x", {"proof": []}, {"proof": {"proofValue": "z" + "1" * 999}}])
def test_rubbish_is_a_forgery(verify, content):
    assert verify(content) == ProofFinding.FORGED


def test_valid_then_withdrawn(client, download, verify, honour, today):
    credential, key_set = download(f"/v/{honour.code}/credential.json"), download("/v/keys.json")
    assert verify(credential, key_set, download("/v/status/1")) == ProofFinding.VALID
    honour.withdrawn_on, honour.withdrawal_reason = today, "不再符合评定标准"
    honour.save()
    assert verify(credential, key_set, download("/v/status/1")) == ProofFinding.WITHDRAWN
    assert (
        verify(download(f"/v/{honour.code}/credential.json"), key_set, download("/v/status/1"))
        == ProofFinding.WITHDRAWN
    )


def test_expired(download, verify, expired):
    credential = download(f"/v/{expired.code}/credential.json")
    assert verify(credential, download("/v/keys.json"), download("/v/status/1")) == ProofFinding.EXPIRED


def test_what_is_unpublished_or_deleted_counts_as_withdrawn(download, verify, honour):
    second = Honour.objects.order_by("pk")[1]
    papers = [download(f"/v/{one.code}/credential.json") for one in (honour, second)]
    Honour.objects.filter(pk=honour.pk).update(live=False)
    second.delete()
    for paper in papers:
        assert verify(paper, download("/v/keys.json"), download("/v/status/1")) == ProofFinding.WITHDRAWN


def test_a_rotated_key_still_checks_what_it_signed(download, verify, honour):
    old = download(f"/v/{honour.code}/credential.json")
    call_command("rotate_signing_key")
    new = download(f"/v/{honour.code}/credential.json")
    assert old["proof"]["verificationMethod"] != new["proof"]["verificationMethod"]
    key_set, did = download("/v/keys.json"), download("/.well-known/did.json")
    assert len(key_set["keys"]) == 2
    for credential in (old, new):
        assert verify(credential, key_set, download("/v/status/1")) == ProofFinding.VALID
        assert independently(credential, did)


def test_a_wrong_key_is_a_forgery(download, verify, honour):
    credential, key_set = download(f"/v/{honour.code}/credential.json"), download("/v/keys.json")
    stranger = keys.SigningKey(keys.keyring()[0].name, Ed25519PrivateKey.generate())
    plain = {name: value for name, value in credential.items() if name != "proof"}
    assert verify(signed(plain, stranger), key_set) == ProofFinding.FORGED
    assert verify(credential, {"keys": []}) == ProofFinding.FORGED


def test_a_key_signs_for_its_own_site_alone(download, verify, honour):
    """A key in the set cannot vouch in another issuer's name."""
    credential = download(f"/v/{honour.code}/credential.json")
    plain = {name: value for name, value in credential.items() if name != "proof"}
    plain["issuer"] = plain["issuer"] | {"id": "did:web:other.example"}
    assert verify(signed(plain, keys.keyring()[0]), download("/v/keys.json")) == ProofFinding.FORGED


def test_a_status_list_cannot_pass_for_an_honour(download, verify):
    assert verify(download("/v/status/1"), download("/v/keys.json")) == ProofFinding.FORGED


@pytest.mark.parametrize("fault", [("credentialSubject", "encodedList"), ("id",), ("proof", "proofValue")])
def test_a_doctored_status_list_is_refused(download, verify, withdrawn, fault):
    credential = download(f"/v/{withdrawn.code}/credential.json")
    with pytest.raises(CommandError, match="重新下载"):
        verify(credential, download("/v/keys.json"), changed(download("/v/status/1"), fault))


def test_an_unreadable_status_list_is_not_passed_over(download, tmp_path, honour):
    paper = _write(tmp_path / "credential.json", download(f"/v/{honour.code}/credential.json"))
    (tmp_path / "status.json").write_text("{")
    with pytest.raises(CommandError, match="状态清单"):
        call_command("verify_honour", paper, "--status", str(tmp_path / "status.json"))


def test_a_status_list_that_unpacks_to_gigabytes_is_not_unpacked(download, verify, honour):
    credential, status = download(f"/v/{honour.code}/credential.json"), download("/v/status/1")
    del status["proof"]
    bomb = gzip.compress(bytes(50_000_000))
    status["credentialSubject"]["encodedList"] = "u" + base64.urlsafe_b64encode(bomb).decode()
    assert verify(credential, None, signed(status, keys.keyring()[0])) == ProofFinding.VALID


def test_the_first_bit_is_the_leftmost():
    field = gzip.decompress(base64.urlsafe_b64decode(packed([0, 9, SIZE - 1])[1:] + "=="))
    assert (field[0], field[1], field[-1], len(field)) == (0x80, 0x40, 1, SIZE // 8)


def test_an_honour_keeps_its_place(download, honour):
    first, second = (download(f"/v/{honour.code}/credential.json")["credentialStatus"] for _ in range(2))
    assert first == second
    assert CredentialIndex.objects.count() == 1


def test_lists_follow_one_another(client, download, honour):
    assert client.get("/v/status/2").status_code == 404
    CredentialIndex.objects.create(pk=SIZE + 1, honour=honour)
    status = download(f"/v/{honour.code}/credential.json")["credentialStatus"]
    assert (status["statusListCredential"][-9:], status["statusListIndex"]) == ("/status/2", "0")
    assert download("/v/status/2")["id"] == status["statusListCredential"]


def test_only_awarded_honours_have_one(client, noticed):
    for code in (noticed.code, "AAAAAAAAAA", "%00", "😀"):
        assert client.get(f"/v/{code}/credential.json").status_code == 404
    assert not CredentialIndex.objects.exists()


def test_keys_are_private(settings):
    keys.keyring()
    (path,) = (settings.VAR_DIR / "keys").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert (settings.VAR_DIR / "keys").stat().st_mode & 0o777 == 0o700


def test_no_private_key_is_published(download):
    public = json.dumps([download("/v/keys.json"), download("/.well-known/did.json")])
    secret = keys.keyring()[0].private.private_bytes_raw()
    assert base64.urlsafe_b64encode(secret).decode().rstrip("=") not in public
    assert '"d"' not in public


def test_a_validity_in_the_future_is_told(download, verify, honour, today):
    honour.issued_on, honour.valid_to = today, today + timedelta(days=1)
    honour.save()
    credential = download(f"/v/{honour.code}/credential.json")
    plain = {name: value for name, value in credential.items() if name != "proof"}
    plain["validFrom"] = f"{today + timedelta(days=1)}T00:00:00+08:00"
    assert verify(signed(plain, keys.keyring()[0])) == ProofFinding.NOT_YET


def test_answers_are_open_and_fresh(client, honour):
    for address in (f"/v/{honour.code}/credential.json", "/v/keys.json", "/.well-known/did.json", "/v/status/1"):
        response = client.get(address)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
