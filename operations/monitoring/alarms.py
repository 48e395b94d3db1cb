"""One line in the log for each new alarm. Which ones are open is kept in files: they also hold without a database."""

from pathlib import Path
from urllib.parse import quote

import structlog
from django.conf import settings

from .limits import Level
from .readings import Reading

_log = structlog.get_logger(__name__)


def tell_new(readings: list[Reading]) -> None:
    """Log what was well at the last look of any process of this machine, and forget what is well again."""
    folder = Path(settings.VAR_DIR) / "alarms"
    open_now = {_file_name(reading): reading for reading in readings if reading.level != Level.GREEN}
    try:
        folder.mkdir(exist_ok=True)
        for file in folder.iterdir():
            if file.name not in open_now:
                file.unlink(missing_ok=True)
        for name, reading in open_now.items():
            if _is_first(folder / name):
                _tell(reading)
    except OSError as error:
        _log.error("open alarms cannot be noted", reason=str(error))


def _file_name(reading: Reading) -> str:
    return quote(f"{reading.key} {reading.level} {reading.about}", safe=" ")[:200]


def _is_first(file: Path) -> bool:
    """Whether nobody else has noted it; of several processes at once one hears yes."""
    try:
        file.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _tell(reading: Reading) -> None:
    limit = reading.limit
    told = {"alarm": reading.key, "about": reading.about, "state": reading.level.value, "value": reading.value}
    _log.error("new alarm", **told, note=reading.note, title=limit.title, remedy=limit.remedy)
