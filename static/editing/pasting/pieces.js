// What Word, WPS, WeChat or a web page put on the clipboard, as pieces in their order: texts, headings, tables.
// Before they are cut: raised signs stay raised; what is struck out, hidden or a reading leaves the text and is told.
(() => {
  const RAISED = { "sup": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "sub": "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ" };
  const PLAIN = "0123456789+-=()n";
  const STRUCK = "s, strike, del, [style*='line-through']";
  const HIDDEN = "[hidden], [style*='display:none'], [style*='display: none'], [style*='mso-hide:all']";
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const MOST_SPANNED = 50;

  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("br, p, div, li, td").forEach((each) => each.after(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const raise = (body) => {
    body.querySelectorAll("[style*='vertical-align']").forEach((each) => {
      const kind = /vertical-align:\s*(super|sub)\b/.exec(each.getAttribute("style"))?.[1];
      if (kind && !each.querySelector("sup, sub")) each.outerHTML = `<${kind.slice(0, 3)}>${each.innerHTML}</${kind.slice(0, 3)}>`;
    });
    body.querySelectorAll("sup, sub").forEach((each) => {
      const kind = each.localName;
      const signs = [...each.textContent.replace("−", "-")];
      const known = signs.every((sign) => PLAIN.includes(sign));
      each.replaceWith(known ? signs.map((sign) => RAISED[kind][PLAIN.indexOf(sign)]).join("") : `${kind === "sup" ? "^" : "_"}(${each.textContent})`);
    });
  };

  const takeOut = (body, selector) =>
    [...body.querySelectorAll(selector)].map((each) => {
      each.remove();
      return words(each);
    }).filter(Boolean);

  // Word writes the items of a list as paragraphs, with the sign before each of them in a span of its own.
  const listWords = (body) => {
    body.querySelectorAll("p[style*='mso-list']").forEach((item) => {
      const sign = item.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
      if (!sign) return;
      const before = sign.textContent.trim();
      if (/[\p{L}（(]/u.test(before.replace(/^[onvlüØ§]$/, ""))) return; // （一）, 第一条: a sign that is read stays in the text
      const kind = /\d/.test(before) ? "ol" : "ul";
      sign.remove();
      const open = item.previousElementSibling;
      const list = open?.dataset.pasted === kind && (kind === "ul" || !/^1\D*$/.test(before)) ? open : document.createElement(kind);
      if (list !== open) {
        list.dataset.pasted = kind;
        item.before(list);
      }
      const entry = document.createElement("li");
      entry.append(...item.childNodes);
      list.append(entry);
      item.remove();
    });
  };

  const grid = (table) => {
    const filled = [];
    [...table.rows].forEach((row, y) => {
      filled[y] ??= [];
      let x = 0;
      for (const cell of row.cells) {
        while (filled[y][x] !== undefined) x += 1;
        const text = words(cell);
        for (let down = 0; down < Math.min(cell.rowSpan || 1, table.rows.length - y); down += 1)
          for (let across = 0; across < Math.min(cell.colSpan, MOST_SPANNED); across += 1) (filled[y + down] ??= [])[x + across] = text;
      }
    });
    const width = Math.max(0, ...filled.map((row) => row.length));
    return filled.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""));
  };

  const asBlock = (table) => {
    const rows = grid(table).filter((row) => row.some(Boolean));
    const title = rows.length > 2 && rows[0].length > 1 && new Set(rows[0]).size === 1 ? rows.shift()[0] : "";
    const [heads, ...rest] = rows;
    return {
      columns: heads.map((heading) => ({ type: "text", heading })),
      rows: rest.map((values) => ({ values })),
      caption: table.caption ? words(table.caption) : title,
    };
  };

  // A table of one column, of one row, or around others draws a frame and holds text.
  const isFrame = (table) => {
    const rows = grid(table).filter((row) => row.some(Boolean));
    return table.querySelector("table") !== null || rows.length < 2 || rows[0].length < 2;
  };

  const openFrames = (body) =>
    body.querySelectorAll("table").forEach((table) => {
      if (!isFrame(table)) return;
      const inside = [...table.rows].flatMap((row) => [...row.cells]).map((cell) => {
        const part = document.createElement("div");
        part.append(...cell.childNodes);
        return part;
      });
      table.replaceWith(...inside);
    });

  const cut = (body) => {
    const marks = [...body.querySelectorAll(`table, ${HEADINGS}`)].filter((each) => !each.parentElement.closest(`table, ${HEADINGS}`) && words(each));
    const pieces = [];
    const range = document.createRange();
    range.setStart(body, 0);
    const text = () => {
      const part = document.createElement("div");
      part.append(range.cloneContents());
      if (words(part)) pieces.push({ type: "paragraph", html: part.innerHTML });
    };
    for (const mark of marks) {
      range.setEndBefore(mark);
      text();
      pieces.push(mark.localName === "table" ? { type: "table", value: asBlock(mark) } : { type: "heading", value: words(mark) });
      range.setStartAfter(mark);
    }
    range.setEndAfter(body.lastChild ?? body);
    text();
    return pieces;
  };

  // `whole`: the text in one, for an editor that has no room for blocks; `isPlain`: it is what it was.
  window.pastedPieces = (html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const before = body.innerHTML;
    body.querySelectorAll("style, script, title, xml, rp, o\\:p:empty").forEach((each) => each.remove());
    const hidden = takeOut(body, HIDDEN);
    const told = { hidden, struck: takeOut(body, STRUCK), readings: takeOut(body, "rt") };
    const pictures = body.querySelectorAll("img, picture:not(:has(img)), v\\:imagedata").length;
    raise(body);
    listWords(body);
    openFrames(body);
    const pieces = cut(body);
    const isPlain = body.innerHTML === before && pieces.every(({ type }) => type === "paragraph");
    return { pieces, whole: body.innerHTML, isPlain, pictures, told };
  };
})();
