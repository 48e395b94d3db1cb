"""security.txt says whom to tell, and never that it is out of date."""

from datetime import UTC, datetime, timedelta


def fields(client) -> dict[str, str]:
    answer = client.get("/.well-known/security.txt")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def test_it_names_a_contact_and_a_day_to_come(client, settings):
    settings.SECURITY_CONTACT = "mailto:anquan@example.org"
    said = fields(client)
    assert said["Contact"] == "mailto:anquan@example.org"
    expires = datetime.fromisoformat(said["Expires"])
    assert timedelta(days=140) < expires - datetime.now(UTC) < timedelta(days=366)
    assert said["Canonical"].endswith("/.well-known/security.txt")


def test_without_an_address_it_leads_to_the_page_for_complaints(client, settings):
    settings.SECURITY_CONTACT = ""
    assert fields(client)["Contact"].endswith("/complain/")
