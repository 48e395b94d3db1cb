// What is pasted into a text of a stream becomes blocks: texts, headings, tables. What has no place anywhere is named beside it.
(() => {
  const streams = [];
  const ours = new WeakSet(); // events that this script sent itself
  const { StreamBlockDefinition } = window.wagtailStreamField?.blocks ?? {};
  if (StreamBlockDefinition) {
    const { render } = StreamBlockDefinition.prototype;
    StreamBlockDefinition.prototype.render = function rendered(...args) {
      const stream = render.apply(this, args);
      streams.push(stream);
      return stream;
    };
  }

  const place = (editor) => {
    for (const stream of streams) {
      const { heading, table, paragraph } = stream.blockDef.childBlockDefsByName;
      const child = heading && table && paragraph && stream.children.find(({ type, element }) => type === "paragraph" && element.contains(editor));
      if (child) return { stream, child };
    }
    return null;
  };

  const paste = (field, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    ours.add(event);
    field.focus();
    field.dispatchEvent(event);
  };

  const counted = (pieces, type) => pieces.filter((piece) => piece.type === type).length;

  const sentences = ({ pieces, pictures, told }, inBlocks) => {
    const [tables, headings] = [counted(pieces, "table"), counted(pieces, "heading")];
    const what = [tables && `${tables} 个表格`, headings && `${headings} 个标题`].filter(Boolean).join("、");
    const quoted = (texts) => texts.slice(0, 5).map((text) => `“${text.slice(0, 40)}”`).join("、");
    return [
      what && inBlocks && `${what}做成了单独的块，请核对。`,
      tables && !inBlocks && `${tables} 个表格的字已连成段落，这里放不了表格。`,
      headings && !inBlocks && `${headings} 个标题成了普通段落。`,
      pictures && `${pictures} 张图片没有贴进来，请先传到图片库，再加“图片”块。`,
      told.struck.length && `划掉的字没有贴进来：${quoted(told.struck)}。`,
      told.readings.length && `注音没有贴进来：${quoted(told.readings)}。`,
      told.hidden.length && `隐藏的字没有贴进来：${quoted(told.hidden)}。`,
    ].filter(Boolean);
  };

  const tell = (host, told) => {
    document.querySelectorAll(".pasted").forEach((old) => old.remove());
    if (!told.length) return;
    const note = document.createElement("p");
    note.className = "help-block help-warning pasted";
    note.setAttribute("role", "status");
    note.textContent = told.join("");
    host.after(note);
  };

  // The first text goes where the cursor is; the rest becomes blocks behind it.
  const spread = (field, { stream, child }, pieces) => {
    const wasEmpty = !field.textContent.trim();
    let index = stream.children.indexOf(child);
    const rest = pieces[0].type === "paragraph" ? pieces.slice(1) : pieces;
    if (rest !== pieces) paste(field, pieces[0].html);
    for (const { type, value, html } of rest) {
      index += 1;
      const added = stream.insert({ type, value: value ?? stream.blockDef.initialChildStates[type], id: crypto.randomUUID?.() }, index, {});
      if (html) paste(added.element.querySelector("[contenteditable=true]"), html);
    }
    if (wasEmpty && rest === pieces) stream.deleteBlock(stream.children.indexOf(child));
  };

  // Before the editor itself takes the event.
  document.addEventListener(
    "paste",
    (event) => {
      const editor = event.target.closest?.(".Draftail-Editor");
      const html = event.clipboardData?.getData("text/html");
      if (!editor || ours.has(event) || html?.includes("data-editor=")) return; // copied inside the editor
      const pasted = window.pastedPieces(html || "");
      const where = place(editor);
      const told = sentences(pasted, Boolean(where));
      const host = where ? where.child.element : editor;
      if (pasted.pieces.length && !pasted.isPlain) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const field = editor.querySelector("[contenteditable=true]");
        if (where) spread(field, where, pasted.pieces);
        else paste(field, pasted.whole);
      }
      tell(host.isConnected ? host : editor, told);
    },
    { capture: true },
  );
})();
