"""What is worth an entry."""

from django.db import models


class Verb(models.TextChoices):
    """What somebody did, in the words of the report."""

    SIGN_IN = "sign_in", "登录"
    SIGN_OUT = "sign_out", "退出登录"
    SIGN_IN_FAILED = "sign_in_failed", "登录失败"
    LOCKED_OUT = "locked_out", "登录锁定"
    SECOND_FACTOR = "second_factor", "两步验证变更"
    PASSWORD = "password", "密码变更"
    ACCOUNT = "account", "账号变更"
    ROLE = "role", "角色变更"
    SUBMIT = "submit", "送审"
    APPROVE = "approve", "审核通过"
    REJECT = "reject", "退回"
    CANCEL = "cancel", "撤回送审"
    PUBLISH = "publish", "发布"
    SCHEDULE = "schedule", "定时发布"
    UNPUBLISH = "unpublish", "撤下"
    DELETE = "delete", "删除"
    URGENT = "urgent", "紧急发布"
    SYSTEM = "system", "系统发布"
    IMPORT = "import", "导入"
    RELEASE = "release", "批量公布"
    EXPORT = "export", "导出"
    SETTING = "setting", "设置变更"
    PRIVACY = "privacy", "隐私放行"
    ACCESS = "access", "访问限制变更"


#: Wagtail's own log says these; each entry of it becomes one of ours.
OF_WAGTAIL = {
    "wagtail.publish": Verb.PUBLISH,
    "wagtail.unpublish": Verb.UNPUBLISH,
    "wagtail.publish.schedule": Verb.SCHEDULE,
    "wagtail.schedule.cancel": Verb.SCHEDULE,
    "wagtail.delete": Verb.DELETE,
    "wagtail.workflow.start": Verb.SUBMIT,
    "wagtail.workflow.approve": Verb.APPROVE,
    "wagtail.workflow.reject": Verb.REJECT,
    "wagtail.workflow.resume": Verb.SUBMIT,
    "wagtail.workflow.cancel": Verb.CANCEL,
    "wagtail.view_restriction.create": Verb.ACCESS,
    "wagtail.view_restriction.edit": Verb.ACCESS,
    "wagtail.view_restriction.delete": Verb.ACCESS,
    "privacy.ask": Verb.PRIVACY,
    "privacy.decide": Verb.PRIVACY,
}
