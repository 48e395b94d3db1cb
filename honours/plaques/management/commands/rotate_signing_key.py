"""``manage.py rotate_signing_key``: sign with a new key from now on."""

from typing import Any

from django.core.management.base import BaseCommand

from honours.plaques.credentials.keys import keyring, new_key


class Command(BaseCommand):
    """Make a new signing key; the older ones stay published, so that what they signed can still be checked."""

    help = "换一把签名密钥：新凭证用新钥匙签，旧钥匙保留，旧凭证照样能验。"

    def handle(self, *args: Any, **options: Any) -> None:
        key = new_key()
        self.stdout.write(f"新密钥：{key.kid}\n现有 {len(keyring())} 把，公钥见 /v/keys.json。")
