"""What is worth an entry."""

from django.db import models


class AuditEvent(models.TextChoices):
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
    APPROVE = "approve", "审校通过"
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
    FILE = "file", "文件变更"
    MERGE = "merge", "合并"
    DROP = "drop", "放弃名单"
    CONFIRM = "confirm", "两人办理"


#: Wagtail's own log says these; each entry of it becomes one of ours.
OF_WAGTAIL = {
    "wagtail.publish": AuditEvent.PUBLISH,
    "wagtail.unpublish": AuditEvent.UNPUBLISH,
    "wagtail.publish.schedule": AuditEvent.SCHEDULE,
    "wagtail.schedule.cancel": AuditEvent.SCHEDULE,
    "wagtail.delete": AuditEvent.DELETE,
    "wagtail.workflow.start": AuditEvent.SUBMIT,
    "wagtail.workflow.approve": AuditEvent.APPROVE,
    "wagtail.workflow.reject": AuditEvent.REJECT,
    "wagtail.workflow.resume": AuditEvent.SUBMIT,
    "wagtail.workflow.cancel": AuditEvent.CANCEL,
    "wagtail.view_restriction.create": AuditEvent.ACCESS,
    "wagtail.view_restriction.edit": AuditEvent.ACCESS,
    "wagtail.view_restriction.delete": AuditEvent.ACCESS,
    "honours.merge": AuditEvent.MERGE,
    "imports.import": AuditEvent.IMPORT,
    "imports.undo": AuditEvent.IMPORT,
    "pii.ask": AuditEvent.PRIVACY,
    "pii.decide": AuditEvent.PRIVACY,
}

#: The same of pictures, documents and recordings, whose every save is public where they are shown.
OF_FILES = {"wagtail.create": AuditEvent.FILE, "wagtail.edit": AuditEvent.FILE, "wagtail.delete": AuditEvent.FILE}
