// Where an issue is, in words: Wagtail's panel names the element by its CSS selector.
(() => {
  const LONGEST = 16; // signs of an element's own words
  const KINDS = { A: "链接", IMG: "图片", TABLE: "表格", IFRAME: "嵌入的内容", BUTTON: "按钮" };
  let nodes = []; // of the last run, in the order of the rows: Wagtail sorts them in place

  const element = ({ target, html }) => {
    const preview = document.querySelector("#w-preview-iframe")?.contentDocument;
    const selector = [target.at(-1)].flat().at(-1);
    const holder = document.createElement("template");
    holder.innerHTML = html; // inert: nothing in it is loaded or run
    return preview?.querySelector(selector) || holder.content.firstElementChild;
  };
  const name = (node) => {
    const found = node && element(node);
    if (!found) return "看这一处";
    const words = (found.textContent.trim() || found.getAttribute("alt") || found.getAttribute("aria-label") || "").replace(/\s+/g, " ");
    const kind = KINDS[found.tagName] || (/^H[1-6]$/.test(found.tagName) ? "标题" : words ? "文字" : "这一处");
    return words ? `${kind}“${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}”` : kind;
  };

  const panel = document.querySelector("[data-checks-panel]");
  if (!panel || !window.axe) return;
  const { run } = window.axe;
  window.axe.run = async (...said) => {
    const results = await run.apply(window.axe, said);
    nodes = results.violations;
    return results;
  };
  new MutationObserver(() => {
    const inOrder = nodes.flatMap((violation) => violation.nodes);
    panel.querySelectorAll("[data-content-checker-selector-text]").forEach((place, index) => {
      const words = name(inOrder[index]);
      if (place.textContent !== words) place.textContent = words;
    });
  }).observe(panel, { childList: true });
})();
