"""The roles of staff, as data: the job in words, and what it takes to do it. `role_making` makes groups of them."""

from dataclasses import dataclass

AUTHOR, STREET_OFFICE, ORGANISER, AUDITOR, OPERATOR = "撰稿", "街道所", "活动组织", "审计", "运维"
FIRST, SECOND, PUBLISHER = "初审", "复审", "终审发布"
LETTERS, MEMBERS, FUNDS, INSPECTOR, TRANSLATOR = "来信受理", "会员与读书", "资金与结对", "巡查", "翻译"

# Of the records below, those that have drafts; the others are public once saved, and so saved by two.
_WITH_DRAFTS = (
    "honours.merchant", "honours.honour", "honours.awardscheme", "lessons.book", "regulations.regulation",
    "display_walls.pledgetemplate",
)  # fmt: skip


def named(model: str, *actions: str) -> tuple[str, ...]:
    """Permissions for a model, by their full names."""
    app, name = model.split(".")
    return tuple(f"{app}.{action}_{name}" for action in actions)


@dataclass(frozen=True)
class Role:
    """Permissions by name; `edits` adds and changes records, `pages` holds below the root of the tree.

    `job` is what its people do, in their own words: the group's screen and the editors' handbook say it.
    With `languages`, `pages` holds below the home pages of these languages and nowhere else.
    """

    name: str
    job: str
    permissions: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # what it may do with files of any collection
    languages: tuple[str, ...] = ()


ROLES = (
    Role(
        AUTHOR,
        "写页面和记录，传图片、文件，送审；自己写的自己不审，也不发布",
        (
            "pii.add_privacyexception", "alliances.change_alliancepage", "merchant_links.add_merchantlink",
            "merchant_links.view_merchantproposal",
        ),
        (
            "honours.merchant", "honours.honour", "honours.awardscheme", "honours.trade", "lessons.book",
            "regulations.regulation", "quizzes.question", "quizzes.quiz", "alliances.organisation", "alliances.theme",
            "display_walls.pledgetemplate", "services.expertadviser", "services.volunteerteam",
            "activities.activitymonth", "search.synonym", "search.searchpick", "applications.awardround",
        ),
        ("add_page", "change_page", "lock_page"),
        ("add", "change", "choose"),
    ),
    Role(FIRST, "审校第一步：看内容、看错漏，通过或退回", ("reviews.take_first",)),
    Role(
        SECOND,
        "审校第二步；确认两人办理的改动，处理隐私放行的申请",
        ("reviews.take_second", "reviews.confirm_change", "pii.grant_privacyexception"),
    ),
    Role(
        PUBLISHER,
        "审校最后一步，通过即发布；撤下、定时发布、批量发布、紧急发布，确认两人办理的改动",
        (
            "reviews.take_final", "reviews.publish_urgently", "reviews.confirm_change",
            *(one for model in _WITH_DRAFTS for one in named(model, "publish")),
        ),
        ("honours.merchant", "honours.honour"),
        ("change_page", "publish_page", "unlock_page"),
    ),
    Role(
        STREET_OFFICE,
        "登记和修改本所景点的商户，查看这些商户的荣誉，给这些商户发店家链接，文件只放在本所的文件夹；要审才公开",
        (*named("honours.honour", "view"), "merchant_links.add_merchantlink"),
        ("honours.merchant",),
    ),
    Role(
        LETTERS,
        "办理公众送来的异议、商户答复、纠错来信、荣誉申报、店家来件、需求与咨询、假牌举报，给商户生成答复链接和店家链接；答复和更正公开前由另一人确认",
        (
            *named("objections.objection", "view", "change"), *named("objections.merchantreply", "view", "change"),
            *named("objections.correction", "view", "change"), *named("objections.replylink", "add"),
            *named("plaques.forgeryreport", "view", "change"), *named("applications.awardround", "view"),
            *named("applications.application", "view", "change", "export"),
            *named("merchant_links.merchantproposal", "view", "change"), "merchant_links.add_merchantlink",
            *named("enquiries.enquiry", "view", "change", "export"), *named("enquiries.consenttext", "view", "add"),
            *named("enquiries.enquirycount", "view"),
        ),
    ),
    Role(
        MEMBERS,
        "邀请会员，布置学习，给店家生成店员学习链接，审定读后感和推荐的书，登记书目和赠书账，查和撤销学习证书，看各单位学习人数",
        (
            *named("invitations.invitation", "view", "add", "delete"), *named("bookclub.readingnote", "view", "change"),
            *named("bookclub.noteconsenttext", "view", "add"), *named("lessons.giftentry", "view", "add"),
            *named("certificates.certificate", "view", "change"), "progress.view_branch_totals",
            "bookclub.change_bookclubrules", *named("bookclub.bookproposal", "view", "change"),
            *named("assignments.assignment", "delete"),
        ),
        ("lessons.book", "assignments.assignment", "assignments.staffsheet", "bookclub.bookvote"),
    ),
    Role(
        FUNDS,
        "登记爱心资金账目、共建协议和联系点，留意快到期的协议",
        named("services.ledgerentry", "view", "add"),
        ("alliances.partnershipagreement", "alliances.contactpoint"),
    ),
    Role(
        INSPECTOR,
        "登记假日治理的检查发现和整改，导入巡查表，办理商户的三亮牌",
        (),
        ("campaigns.finding", "display_walls.pledgeplate"),
    ),
    Role(
        ORGANISER,
        "编排每月的活动清单，登记志愿服务队，传活动用的图片和文件",
        (),
        ("activities.activitymonth", "services.volunteerteam"),
        (),
        ("add", "choose"),
    ),
    Role(
        TRANSLATOR,
        "把页面译成英文并送审，维护术语；不发布",
        ("wagtail_localize.submit_translation",),
        ("translations.term",),
        ("change_page",),
        languages=("en",),
    ),
    Role(
        AUDITOR,
        "看审计记录、审校单和网站自查，什么都不改",
        ("audit.view_auditentry", "reviews.view_decision", "inspection.view_monthlyrecord"),
    ),
    Role(
        OPERATOR,
        "管账号和街道所账号、网站信息、转址、审校规则，看网站自查和没有做成的后台任务；不审内容",
        (
            *named("accounts.user", "add", "change", "delete", "view"), "core.change_sitefacts",
            "reviews.change_reviewrules", "wagtailcore.change_site",
            *named("wagtailredirects.redirect", "add", "change", "delete"),
            *named("inspection.monthlyrecord", "view", "add"), *named("django_tasks_database.dbtaskresult", "view"),
        ),
    ),
)  # fmt: skip


def job_of(name: str) -> str:
    """What the people of a group do; "" for a group that is no role."""
    return next((role.job for role in ROLES if role.name == name), "")
