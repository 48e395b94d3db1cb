"""What takes two: one asks with a reason, another looks at it and confirms."""

from playwright.sync_api import Page, expect

REASON = "按流程办理"


def confirm(asking: Page, colleague: Page) -> None:
    """After a button was pressed: ask for the change on the page it led to, and have a colleague confirm it."""
    asking.wait_for_url("**/admin/reviews/change/**")
    address = asking.url
    asking.locator("textarea[name=ask-reason]").fill(REASON)
    asking.get_by_role("button", name="提请另一位同事确认").click()
    expect(asking.locator(".messages .success")).to_be_visible()
    colleague.goto(address)
    colleague.get_by_role("button", name="确认，现在办理").click()
    expect(colleague.locator(".messages .success").first).to_be_visible()
