"""Which role may what in the admin: the one table, asked of every address by `test_roles.py`.

A line is a pattern of address names and the roles that get anything there, by the sign below; the first pattern that
fits counts. Superusers are asked nothing here.
"""

from fnmatch import fnmatchcase
from typing import NamedTuple

from accounts import roles

SIGNS = {
    "撰": roles.AUTHOR,
    "初": roles.FIRST,
    "复": roles.SECOND,
    "终": roles.PUBLISHER,
    "街": roles.STREET_OFFICE,
    "信": roles.LETTERS,
    "会": roles.MEMBERS,
    "资": roles.FUNDS,
    "巡": roles.INSPECTOR,
    "活": roles.ORGANISER,
    "译": roles.TRANSLATOR,
    "审": roles.AUDITOR,
    "运": roles.OPERATOR,
}
ALL = "".join(SIGNS)


class Line(NamedTuple):
    """A pattern and the signs of the roles that get something there."""

    pattern: str
    signs: str


_TABLE = f"""
# Pages: read and write below what the role's pages are
wagtailadmin_pages:revisions_index          {ALL}
wagtailadmin_pages:*workflow_action*        {ALL}
wagtailadmin_pages:confirm_workflow_*       {ALL}
wagtailadmin_pages:move_confirm             {ALL}
wagtailadmin_pages:unpublish                终
wagtailadmin_pages:set_privacy              终
wagtailadmin_pages:set_page_position        终
wagtailadmin_pages:move                     终
wagtailadmin_pages:lock                     撰
wagtailadmin_pages:add*                     撰
wagtailadmin_pages:preview_on_add           撰
wagtailadmin_pages:delete                   -
wagtailadmin_pages:search                   撰终译
wagtailadmin_pages:type_use                 撰终译
wagtailadmin_pages:*                        撰终
wagtailadmin_explore*                       撰终译
page_code                                   撰终
page_poster                                 撰终
wagtail_localize:snippets_api*              撰初复终信会资巡活译审运
wagtail_localize:javascript_catalog         {ALL}
wagtail_localize:translations_report*       {ALL}
wagtail_localize:submit_page*               译
wagtail_localize:*                          -
translations_switch                         -
translations_terms                          {ALL}
word_import:*                               撰

# Records
wagtailsnippets_honours_merchant:add            撰终街
wagtailsnippets_honours_merchant:list*          撰终街
wagtailsnippets_honours_merchant:preview_on_add 撰终街
wagtailsnippets_*:unpublish                     终
wagtailsnippets_honours_merchant:revisions_unschedule 终
wagtailsnippets_*:delete                        -
wagtailsnippets_*:lock                          -
wagtailsnippets_*:unlock                        -
wagtailsnippets_honours_merchant:*              撰终
wagtailsnippets_honours_honour:list*            撰终街
wagtailsnippets_honours_honour:*                撰终
wagtailsnippets_*:confirm_workflow_cancellation {ALL}
wagtailsnippets_*workflow_action*               {ALL}
wagtailsnippets_honours_awardscheme:*           撰
wagtailsnippets_honours_trade:*                 撰
wagtailsnippets_lessons_book:*                  撰会
wagtailsnippets_regulations_*                   撰
wagtailsnippets_alliances_organisation:*    撰
wagtailsnippets_alliances_theme:*               撰
wagtailsnippets_display_walls_pledgetemplate:*  撰
wagtailsnippets_display_walls_pledgeplate:*     巡
wagtailsnippets_search_*                        撰
wagtailsnippets_quizzes_*                       撰
wagtailsnippets_translations_term:*             译
wagtailsnippets*:index                          -
wagtailsnippets_*                               -
wagtailsnippetchoosers_*:create                 -
wagtailsnippetchoosers_honours_honour:chosen    撰终
wagtailsnippetchoosers_honours_merchant:chosen  撰终
wagtailsnippetchoosers_*                        {ALL}
activity_months:delete                          -
activity_months:copy_last                       撰活
activity_months:*                               撰活
volunteer_teams:delete                          -
volunteer_teams:*                               撰活
advisers:delete                                 -
advisers:*                                      撰
contact_points:delete                           -
contact_points:*                                资
pairing_agreements:delete                       -
pairing_agreements:*                            资
campaigns:*                                     巡
gifts:edit                                      -
gifts:delete                                    -
gifts:usage                                     -
gifts:*                                         会
reading_notes:add                               -
reading_notes:delete                            -
reading_notes:*                                 会

# What may hold persons' words or words about persons, and money: by permission from case to case
enquiries:delete                                -
enquiries:*                                     信
enquiry_consents:edit                           -
enquiry_consents:delete                         -
enquiry_consents:usage                          -
enquiry_consents:*                              信
enquiry_counts:index*                           信
enquiry_counts:*                                -
assignments:*                                   会
staff_sheets:delete                             -
staff_sheets:*                                  会
book_votes:delete                               -
book_votes:*                                    会
book_proposals:add                              -
book_proposals:delete                           -
book_proposals:*                                会
copy_last_cycle                                 撰
consent_texts:edit                              -
consent_texts:delete                            -
consent_texts:usage                             -
consent_texts:*                                 会
objections:add                                  -
objections:delete                               -
objections:*                                    信
merchant_replies:add                            -
merchant_replies:delete                         -
merchant_replies:*                              信
corrections:add                                 -
corrections:delete                              -
corrections:*                                   信
make_reply_link                                 信
find_own_link                                   撰街信
# a street office also for the shops of its own spots, which nobody has here (test_street_office)
make_own_link                                   撰信
revoke_own_link                                 撰信
write_proposal                                  撰终
merchant_proposals:add                          -
merchant_proposals:delete                       -
merchant_proposals:edit                         信
merchant_proposals:*                            撰信
award_rounds:delete                             -
award_rounds:index*                             撰信
award_rounds:*                                  撰
draft_honours                                   撰终
applications:add                                -
applications:delete                             -
applications:*                                  信
application_paper                               信
forgery_reports:add                             -
forgery_reports:delete                          -
forgery_reports:*                               信
certificates:add                                -
certificates:delete                             -
certificates:*                                  会
invitations:edit                                -
invitations:usage                               -
invit*                                          会
resend_invitation                               会
revoke_invitation                               会
send_list                                       会
ledger:edit                                     -
ledger:delete                                   -
ledger:usage                                    -
ledger:*                                        资
branch_totals                                   会
inspection:record                               运
inspection:*                                    审运
places_with_gaps_report*                        撰
overdue_meetings_report*                        撰
failed_work_report*                             运
plaque_print                                    -
print_plate                                     巡
agenda:*                                        {ALL}
help                                            -

# Many at once
imports:commit                                  终
imports:undo                                    终
imports:batch                                   撰初复终
imports:review                                  撰初复终
imports:*                                       撰终
releases:plan                                   终
releases:unplan                                 终
releases:publish                                终
releases:undo                                   终
releases:detail                                 撰初复终
releases:preview*                               撰初复终
# a release without honours has nothing to review
releases:review                                 -
releases:*                                      撰终
honours_merge*                                  终
honours_step                                    撰终
wagtail_bulk_action                             -

# Superusers alone
launch_site                                     -

# Answers only to a form of an open editor; fails on purpose
wagtailadmin_block_preview                      -
wagtailadmin_error_test                         -

# Review, privacy, trail
reviews:waiting                                 {ALL}
# a change by two is shown to who asked for it, and once handed in to who confirms
reviews:change                                  -
reviews:urgent                                  终
reviews:submit                                  撰终
reviews:*                                       撰初复终审
pii:ask                                         撰
pii:detail                                      复
pii:index                                       撰复
audit_trail*                                    审
wagtailadmin_reports:site_history*              撰初复终信会资巡活译审运
wagtailadmin_reports:locked_pages*          终
wagtailadmin_reports:*                          撰终译
expiring_honours_report*                        撰终
expiring_agreements_report*                     资
question_report*                                撰
*_merchants_report*                             撰终街

# Accounts and the site
wagtailusers_users:*                            运
new_street_office                               运
wagtailusers_groups*                            -
reset_second_step                               -
password_link                                   -
wagtailsites:add                                -
wagtailsites:copy                               -
wagtailsites:delete                             -
wagtailsites:*                                  运
wagtailredirects:*                              运
wagtailsettings:*                               -
wagtaillocales:*                                -
wagtailadmin_collections:*                      -
wagtailadmin_workflows:task_cho*                {ALL}
wagtailadmin_workflows:*                        -

# Files: by collection
wagtailimages:url_generator*                    -
wagtailimages:*                                 撰活
wagtailimages_chooser:chosen                    撰活
wagtailimages_chooser:create                    撰活
wagtaildocs:*                                   撰活
wagtaildocs_chooser:chosen                      撰活
wagtaildocs_chooser:create                      撰活
wagtailmedia:media_chosen                       撰
wagtailmedia:chooser_upload                     撰活
wagtailimages_chooser:choose*                   {ALL}
wagtailimages_chooser:chosen_multiple           {ALL}
wagtailimages_chooser:select_format             {ALL}
wagtaildocs_chooser:choose*                     {ALL}
wagtaildocs_chooser:chosen_multiple             {ALL}
wagtailmedia:chooser*                           {ALL}
wagtailmedia:*                                  撰活
"""

#: What anybody at all may be shown: the door itself, and what belongs to every account.
_EVERYBODY = (
    "wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_*",
    "wagtailadmin_javascript_catalog", "wagtailadmin_sprite", "wagtailadmin_dismissibles", "wagtailadmin_choose_page*",
    "wagtailadmin_tag_*", "wagtailadmin_api:*",
    "wagtailadmin_editing_sessions:*", "wagtailembeds:*",
)  # fmt: skip


def table() -> list[Line]:
    """The lines in order."""
    rows = (line.split() for line in _TABLE.splitlines() if line and not line.startswith("#"))
    return [*(Line(pattern, signs.strip("-")) for pattern, signs in rows), *(Line(one, ALL) for one in _EVERYBODY)]


def line_of(name: str) -> Line | None:
    """The line that counts for an address."""
    return next((line for line in table() if fnmatchcase(name, line.pattern)), None)
