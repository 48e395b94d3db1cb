// A text editor is no form field: in a disabled fieldset one could still type into it.
(() => {
  const still = () => {
    document.querySelectorAll("fieldset:disabled [contenteditable=true]").forEach((editor) => {
      editor.contentEditable = "false";
      editor.setAttribute("aria-readonly", "true");
    });
  };
  new MutationObserver(still).observe(document.body, { childList: true, subtree: true, attributeFilter: ["contenteditable"] });
  still();
})();
