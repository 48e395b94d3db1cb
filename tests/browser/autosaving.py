"""Working in a form that saves itself: pauses as people make them, told by the form and never by the clock."""

from playwright.sync_api import Page, Request, Route

#: Counts what begins to watch a form; the form of a page begins twice, and what is typed between is not noticed.
BEGINNING = """
    window.beginning = 0;
    addEventListener("w-unsaved:ready", () => { window.beginning += 1 });
    addEventListener("w-unsaved:watch-edits", () => { window.beginning -= 1 });
"""
#: Whether the form watches what is typed; one that came back with errors does not, it waits to be sent again.
WATCHES = """() => {
    const form = document.querySelector("form[data-edit-form]");
    const watch = form && wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
    return Boolean(watch) && (watch.forceValue || (Boolean(watch.initialFormData) && window.beginning <= 0));
}"""
#: Whether everything that was typed is saved, or the form has said that it cannot save it.
RESTS = """() => {
    const form = document.querySelector("form[data-edit-form]");
    const watch = wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
    const state = document.querySelector("#w-autosave-indicator").dataset.wAutosaveStateValue;
    const typed = watch.formData;
    if (watch.forceValue) return state !== "saving";
    return state === "paused" ? watch.previousFormData === typed : state === "saved" && watch.initialFormData === typed;
}"""


def open_form(page: Page, address: str) -> None:
    """Go to a form and look at it until it watches what is typed."""
    page.goto(address)
    look_at_form(page)


def look_at_form(page: Page) -> None:
    """Look at the form that has come until it watches what is typed."""
    page.wait_for_function(WATCHES)


def pause(page: Page) -> None:
    """Look up from the keyboard until the form has saved itself, or has said that it cannot."""
    page.wait_for_function(RESTS)


def saves_itself(request: Request) -> bool:
    """Whether a form saves itself by this request."""
    by_script = request.headers.get("accept") == "application/json"
    return request.method == "POST" and by_script and "/editing-sessions/" not in request.url


def hold_autosave(page: Page) -> list[Route]:
    """From here on a form's saves of itself wait in this list, as on a slow network."""
    held: list[Route] = []
    page.route("**", lambda route: held.append(route) if saves_itself(route.request) else route.continue_())
    return held
