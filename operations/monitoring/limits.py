"""When something is worth a look, and when it is broken: one row for each thing that is measured."""

from dataclasses import dataclass

from django.db import models

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600  # seconds
MB, GB = 1024**2, 1024**3  # bytes


class Level(models.TextChoices):
    """How it stands."""

    GREEN = "green", "正常"
    YELLOW = "yellow", "注意"
    RED = "red", "故障"


class Unit(models.TextChoices):
    """What a value counts."""

    SECONDS = "seconds", "秒"
    BYTES = "bytes", "字节"
    NUMBER = "number", "个"


@dataclass(frozen=True)
class Limit:
    """From which value on it is yellow, from which red; None never. A floor is reached from above."""

    key: str
    title: str
    unit: Unit
    yellow: float | None
    red: float | None
    meaning: str
    remedy: str
    is_floor: bool = False

    def level(self, value: float) -> Level:
        """How a value stands."""
        for level, bound in ((Level.RED, self.red), (Level.YELLOW, self.yellow)):
            if bound is not None and (value <= bound if self.is_floor else value >= bound):
                return level
        return Level.GREEN


_ALL = (
    Limit(
        "timer_late",
        "定时工作晚了",
        Unit.SECONDS,
        10 * MINUTE,
        HOUR,
        "到了时间没有做成：预定的发布、提醒、清理都会停。",
        "看网站服务是否在运行；TIMERS_INSIDE=off 时看外面的定时器；也可以手工运行这条命令，看它报什么。",
    ),
    Limit(
        "timer_failed",
        "定时工作出错",
        Unit.NUMBER,
        None,
        1,
        "上一次运行报错，原因写在后面。",
        "按原因处理，再运行 manage.py run_timers，后面写上这条命令的名字；做成一次，提示就消失。",
    ),
    Limit(
        "task_waiting",
        "后台任务等着",
        Unit.SECONDS,
        10 * MINUTE,
        HOUR,
        "图片尺寸、搜索索引等没有人做。",
        "看 manage.py db_worker 是否在运行。",
    ),
    Limit(
        "task_running",
        "后台任务没有做完",
        Unit.SECONDS,
        HOUR,
        6 * HOUR,
        "做得太久，多半是做到一半进程没有了。",
        "重新启动 manage.py db_worker；内容缺图片尺寸或搜不到时，运行 make_picture_sizes 和 update_index。",
    ),
    Limit(
        "task_failed",
        "后台任务没有做成",
        Unit.NUMBER,
        1,
        20,
        "任务报错停了，不会自己再做。",
        "后台“报告 → 没有做成的后台任务”里有原因；处理后用 manage.py prune_db_task_results 清掉旧的。",
    ),
    Limit(
        "backup_age",
        "上次备份",
        Unit.SECONDS,
        2 * DAY,
        7 * DAY,
        "出了事，从这时以后的内容都会丢；从没备份过的，从建站算起。",
        "运行 manage.py backup，并安排它自动运行，备份放到别的机器上。",
    ),
    Limit(
        "mail_failed",
        "邮件发不出去",
        Unit.NUMBER,
        None,
        1,
        "最近一封没有发出去：提醒、邀请、找回密码都到不了人。",
        "核对 EMAIL_URL 和邮件服务器；发成一封，提示就消失。",
    ),
    Limit(
        "disk_free",
        "磁盘剩余",
        Unit.BYTES,
        2 * GB,
        500 * MB,
        "满了以后什么都存不进去。",
        "清理旧的备份、日志和 media.before-restore，或者加大磁盘。",
        is_floor=True,
    ),
    Limit(
        "database_size",
        "数据库大小",
        Unit.BYTES,
        5 * GB,
        20 * GB,
        "一个文件的数据库大到备份和恢复都很慢。",
        "按“备份和搬家”换成 PostgreSQL；已经是的，看哪张表在长。",
    ),
    Limit(
        "wal_size",
        "数据库日志大小",
        Unit.BYTES,
        256 * MB,
        GB,
        "有人一直读着不放，日志收不回来，网站会越来越慢。",
        "找出长时间打开数据库的程序（备份、sqlite3、导出）并结束它，然后重新启动网站。",
    ),
    Limit(
        "redis_away",
        "Redis 没有应答",
        Unit.NUMBER,
        None,
        1,
        "各进程只用自己的内存：页面不再现成存着，限速各算各的。",
        "看 Redis 是否在运行，REDIS_URL 是否写对；恢复以后不用重启网站。",
    ),
    Limit(
        "migrations_unapplied",
        "没有做的迁移",
        Unit.NUMBER,
        None,
        1,
        "程序已经更新，数据表还是旧的，会出错。",
        "运行 manage.py migrate，然后重新启动网站。",
    ),
    Limit(
        "static_missing",
        "缺样式清单",
        Unit.NUMBER,
        None,
        1,
        "样式和脚本没有收集，页面打不开。",
        "运行 manage.py collectstatic --noinput，然后重新启动网站。",
    ),
    Limit(
        "catalogues_stale",
        "译文目录旧了",
        Unit.NUMBER,
        1,
        None,
        "英文和繁体页面上显示的还是旧的词。",
        "运行 manage.py catalogues，然后重新启动网站。",
    ),
    Limit(
        "clock_off",
        "时钟和数据库不一致",
        Unit.SECONDS,
        2,
        30,
        "到点的发布、荣誉的状态、验证码都看时钟。",
        "在两台机器上打开时间同步（systemd-timesyncd 或 chrony）。",
    ),
    Limit(
        "check_failed",
        "这一项查不了",
        Unit.NUMBER,
        None,
        1,
        "检查本身出错，后面是错误的类型；数据库没有应答时，多项会一起这样。",
        "看数据库和磁盘是否正常；都正常，请把日志交给开发人员。",
    ),
)
#: By key; what is measured names its row.
LIMITS = {limit.key: limit for limit in _ALL}
