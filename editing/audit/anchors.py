"""Where the trail's end stands, kept outside of the database: who takes the newest entries away is found out.

Each entry leaves its number and seal in the log and in a file; backups carry them in their list.
"""

import json
import logging
from pathlib import Path
from typing import Any

from django.conf import settings

from .models import AuditEntry

logger = logging.getLogger(__name__)


def anchor_of(entry: AuditEntry) -> dict[str, Any]:
    """Number and seal of an entry."""
    return {"entry": entry.pk, "seal": entry.seal}


def last_anchor() -> dict[str, Any]:
    """The trail's end as the database has it; empty without entries."""
    last = AuditEntry.objects.order_by("-pk").first()
    return anchor_of(last) if last else {}


def drop_anchor(entry: AuditEntry) -> None:
    """Write down the end, once the entry is committed. A full disk must not stop what is already done."""
    logger.info("audit trail ends at %s %s", entry.pk, entry.seal)
    try:
        file = _file()
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps(anchor_of(entry)))
        draft.chmod(0o600)
        draft.replace(file)
    except OSError:
        logger.exception("audit anchor not written")


def kept_anchor() -> dict[str, Any]:
    """The end as the file has it; empty where there is none yet."""
    try:
        kept: dict[str, Any] = json.loads(_file().read_text())
    except (OSError, ValueError):
        return {}
    return kept


def _file() -> Path:
    return Path(settings.VAR_DIR) / "audit-anchor.json"
