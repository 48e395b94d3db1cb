// The form that saves itself and the button that sends it: the button says which version the form last saved, and waits
// for a save that is on its way, so that nobody is taken for a second editor of their own text.
(() => {
  const EDITOR = "form[data-edit-form][data-controller~=w-autosave]";
  let saving = false;
  let waiting = null; // name and value of the button that was pressed meanwhile

  const tell = (form, saved) => {
    for (const part of ["id", "created_at"]) {
      for (const field of form.querySelectorAll(`input[name=loaded_revision_${part}]`)) {
        field.value = saved[`revision_${part}`];
      }
    }
  };

  // Not by the button itself: once pressed it is disabled, and then its name would not be sent.
  const send = (form, { name, value }) => {
    if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    form.requestSubmit();
  };

  const settle = (form) => {
    saving = false;
    const button = waiting;
    waiting = null;
    if (button) send(form, button);
  };

  document.addEventListener("w-autosave:save", ({ target }) => {
    saving = target.matches(EDITOR);
  });
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    if (!target.matches(EDITOR)) return;
    if (detail.data.revision_id) tell(target, detail.data);
    settle(target);
  });
  document.addEventListener("w-autosave:error", ({ target }) => {
    if (target.matches(EDITOR)) settle(target);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches(EDITOR)) return;
    form.dataset.wAutosaveActiveValue = "false"; // what would follow the button would race with it
    if (!saving) return;
    event.preventDefault();
    waiting = { name: event.submitter?.name, value: event.submitter?.value };
  });
})();
