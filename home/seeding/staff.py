"""Invented staff, one for each role that needs no spots of its own."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

UNIT = "演示单位"
STAFF = {
    "zhuangao": "撰稿", "chushen": "初审", "fushen": "复审", "zhongshen": "终审发布", "laixin": "来信受理",
    "dushu": "会员与读书", "zijin": "资金与结对", "xuncha": "巡查", "huodong": "活动组织", "fanyi": "翻译",
    "shenji": "审计", "yunwei": "运维",
}  # fmt: skip


def seed_staff() -> list[tuple[str, str, str]]:
    """Account, role and a new one-time password of each; roles stay as operators set them."""
    return [(username, role, _fresh(username, role)) for username, role in STAFF.items()]


def _fresh(username: str, role: str) -> str:
    names = {"last_name": "演示", "first_name": f"{role}员", "unit": UNIT, "post": f"{role}岗（虚构）"}
    account, made = get_user_model().objects.get_or_create(username=username, defaults=names)
    if made:
        account.groups.add(Group.objects.get(name=role))
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.save()
    return password
