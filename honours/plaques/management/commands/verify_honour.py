"""``manage.py verify_honour FILE``: whether a downloaded credential is real and still counts, without the network."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from honours.plaques.credentials.keys import key_set, public_keys
from honours.plaques.credentials.offline import ProofFinding, finding

EXIT_CODES = {
    ProofFinding.VALID: 0,
    ProofFinding.EXPIRED: 3,
    ProofFinding.WITHDRAWN: 4,
    ProofFinding.FORGED: 5,
    ProofFinding.NOT_YET: 6,
}


class Command(BaseCommand):
    """Say what a credential is worth; the exit code says it to scripts (`EXIT_CODES`)."""

    help = "离线核验电子凭证，输出有效、已到期、已撤销或伪造；退出码依次为 0、3、4、5（6 为未生效）。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="下载的电子凭证")
        parser.add_argument("--keys", type=Path, help="下载的 /v/keys.json；不给就用本站的密钥")
        parser.add_argument("--status", type=Path, help="下载的 /v/status/<n>；不给就不核对是否撤销")

    def handle(self, *args: Any, **options: Any) -> None:
        credential = _read(options["file"])
        status = _read(options["status"]) if options["status"] else None
        try:
            keys = public_keys(_read(options["keys"]) if options["keys"] else key_set())
        except ValueError as error:
            raise CommandError("密钥文件不对，请重新下载 /v/keys.json。") from error
        try:
            answer = finding(credential, keys, status, timezone.now())
        except ValueError as error:
            raise CommandError(f"{error}，请重新下载。") from error
        self.stdout.write(f"{answer.label}{_remark(answer, status)}")
        if EXIT_CODES[answer]:
            sys.exit(EXIT_CODES[answer])


def _remark(answer: ProofFinding, status: dict[str, Any] | None) -> str:
    if answer == ProofFinding.FORGED:
        return ""
    return f"（按 {status['validFrom']} 的状态清单）" if status else "（没有状态清单，未核对是否撤销）"


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CommandError(f"读不到文件：{path}") from error
    except (ValueError, RecursionError):
        return {}  # has no proof, so nothing believes it
