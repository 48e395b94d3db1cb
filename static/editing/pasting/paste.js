// A text keeps words, bold, lists and links. What else Word, WeChat or a web page puts on the clipboard is named beside it.
(() => {
  const KINDS = [
    { looksFor: "table", counted: (n) => `${n} 个表格`, told: "表格的字已连成段落，请改用“表格”块" },
    { looksFor: "img, picture, v\\:imagedata", counted: (n) => `${n} 张图片`, told: "图片没有贴进来，请先传到图片库，再加“图片”块" },
    { looksFor: "h1, h2, h3, h4, h5, h6", counted: (n) => `${n} 个标题`, told: "标题成了普通段落，请改用“小标题”块" },
  ];

  const lost = (html) => {
    const pasted = new DOMParser().parseFromString(html, "text/html");
    return KINDS.map((kind) => ({ ...kind, number: pasted.querySelectorAll(kind.looksFor).length })).filter(({ number }) => number);
  };

  const tell = (editor, kinds) => {
    editor.parentElement.querySelectorAll(":scope > .pasted").forEach((old) => old.remove());
    if (!kinds.length) return;
    const note = document.createElement("p");
    note.className = "help-block help-warning pasted";
    note.setAttribute("role", "status");
    note.textContent = `贴进来的内容里有${kinds.map(({ counted, number }) => counted(number)).join("、")}。${kinds.map(({ told }) => told).join("；")}。`;
    editor.after(note);
  };

  // Before the editor itself takes the event.
  document.addEventListener(
    "paste",
    ({ target, clipboardData }) => {
      const editor = target.closest?.(".Draftail-Editor");
      if (editor) tell(editor, lost(clipboardData?.getData("text/html") || ""));
    },
    { capture: true },
  );
})();
