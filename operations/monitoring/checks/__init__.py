"""What is looked at. Each check is cheap: a few queries by an index, or a few calls of the system."""

from collections.abc import Callable, Iterable
from datetime import datetime

from ..readings import Reading
from .deployment import catalogues, migrations, static_files
from .machine import clock, database_size, disks, redis
from .work import backups, mail, tasks, timers

Check = Callable[[datetime], Iterable[Reading]]
#: By the name under which one that fails itself is told.
CHECKS: dict[str, Check] = {
    "定时工作": timers,
    "后台任务": tasks,
    "备份": backups,
    "邮件": mail,
    "磁盘": disks,
    "数据库大小": database_size,
    "Redis": redis,
    "迁移": migrations,
    "样式": static_files,
    "译文": catalogues,
    "时钟": clock,
}
