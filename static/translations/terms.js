// Above an English page in the editor: which terms are not said as the term base wants. Asked anew after every save.
(() => {
  const PAUSE = 800; // milliseconds without a change
  const { address } = document.currentScript.dataset;
  const page = location.pathname.match(/\/pages\/(\d+)\/edit\//);

  const watch = (editor) => {
    const box = document.createElement("div");
    box.setAttribute("role", "status");
    editor.before(box);

    let asked = new AbortController();
    const ask = async () => {
      asked.abort();
      asked = new AbortController();
      try {
        const answer = await fetch(address.replace("/0/", `/${page[1]}/`), { signal: asked.signal });
        if (answer.ok) box.innerHTML = await answer.text();
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    };

    let waiting;
    const askSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    };

    ask();
    document.addEventListener("w-autosave:success", ask);
    // The translation editor saves each sentence by itself and tells nobody; what it shows changes when it has.
    if (editor.matches(".js-translation-editor")) {
      new MutationObserver(askSoon).observe(editor, { childList: true, subtree: true, characterData: true });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const editor = document.querySelector("#page-edit-form, .js-translation-editor");
    if (page && editor) watch(editor);
  });
})();
