// The quiz: shuffled anew each time, explained, scored; nothing leaves the page.
(() => {
  const quiz = JSON.parse(document.getElementById("quiz-data").textContent);
  const place = document.getElementById("quiz");
  const { words } = quiz;

  const make = (name, facts = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(facts).forEach(([key, value]) => (key in element ? (element[key] = value) : element.setAttribute(key, value)));
    element.append(...children);
    return element;
  };

  const shuffled = (list) => {
    const copy = list.slice();
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };

  const kinds = { multiple: words.multiple, order: words.order };
  const said = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

  function choice(asked, option) {
    const type = asked.kind === "multiple" ? "checkbox" : "radio";
    const input = make("input", { type, name: `q${asked.at}`, value: option.at });
    return make("label", { className: "asked__option" }, input, make("span", {}, option.text));
  }

  function position(asked, option) {
    const select = make("select", { name: `q${asked.at}o${option.at}` }, make("option", { value: "" }, "–"));
    asked.options.forEach((_, i) => select.append(make("option", { value: i + 1 }, String(i + 1))));
    return make("label", { className: "asked__place" }, select, make("span", {}, option.text));
  }

  function question(asked, number) {
    const options = asked.kind === "judge" ? asked.options : shuffled(asked.options);
    const field = make("fieldset", { className: "asked", id: `q${asked.at}` },
      make("legend", {}, make("span", { className: "asked__number" }, String(number)),
        make("span", { className: "asked__text" }, asked.text),
        make("span", { className: "asked__kind" }, kinds[asked.kind] || asked.kindName)));
    options.forEach((option) => field.append(asked.kind === "order" ? position(asked, option) : choice(asked, option)));
    return field;
  }

  // What was answered: true or false whether right, null when not answered.
  function mark(asked, answers) {
    if (asked.kind === "order") {
      const given = asked.options.map((option) => Number(answers.get(`q${asked.at}o${option.at}`)));
      if (new Set(given).size < given.length || given.includes(0)) return null;
      return given.every((value, i) => value === i + 1);
    }
    const given = new Set(answers.getAll(`q${asked.at}`).map(Number));
    return given.size ? asked.options.every((option) => option.right === given.has(option.at)) : null;
  }

  // With the right answers only once it is passed: who failed reads the lesson again.
  function explained(asked, number, isRight, passed) {
    const section = make("section", { className: `answer answer--${isRight ? "right" : "wrong"}` },
      make("h3", {}, make("span", { className: "asked__number" }, String(number)), make("span", {}, asked.text)),
      make("p", { className: "answer__verdict" }, isRight ? words.right : words.wrong));
    if (passed) section.append(key(asked));
    section.append(make("p", {}, asked.explanation));
    if (asked.anchor) section.append(make("p", {}, make("a", { href: `#${asked.anchor}` }, said(words.section, { section: asked.section }))));
    return section;
  }

  function key(asked) {
    const list = make(asked.kind === "order" ? "ol" : "ul", { className: asked.kind === "order" ? "steps" : "answer__options" });
    asked.options.forEach((option) => {
      const item = make("li", {}, option.text);
      if (option.right) { item.className = "answer__right"; item.append(make("b", {}, words.correct)); }
      list.append(item);
    });
    return list;
  }

  function code(wrong) {
    const text = resultCode(quiz, wrong);
    const address = `${quiz.address}?c=${text}`;
    const box = make("section", { className: "sheet earned", id: "result" },
      make("h2", {}, words.code),
      make("p", { className: "code takeaway__code", id: "result-code" }, text.match(/.{4}/g).join(" ")),
      make("p", {}, words.howto),
      make("p", {}, quiz.address));
    const picture = qrPicture(address, words.picture);
    if (picture) box.append(picture);
    return box;
  }

  function finish(asked, results) {
    const right = results.filter(Boolean).length;
    const passed = right * 100 >= quiz.passMark * results.length;
    const parts = [make("h3", { tabIndex: -1 }, passed ? words.passed : words.failed),
      make("p", {}, said(words.score, { score: Math.floor((right * 100) / results.length), mark: quiz.passMark }))];
    if (passed) parts.push(code(quiz.questions.map((one) => !results[asked.indexOf(one)])));
    const again = make("button", { className: "button", type: "button" }, words.again);
    again.addEventListener("click", begin);
    parts.push(again);
    const order = [false, true].flatMap((side) => asked.map((one, i) => [one, i]).filter(([, i]) => results[i] === side));
    parts.push(...order.map(([one, i]) => explained(one, i + 1, results[i], passed)));
    place.replaceChildren(make("div", { className: "learn" }, ...parts));
    parts[0].focus();
    parts[0].scrollIntoView();
  }

  function begin() {
    const asked = shuffled(quiz.questions);
    const form = make("form", { className: "quiz" }, ...asked.map((one, i) => question(one, i + 1)));
    const problem = make("p", { className: "callout", role: "alert", hidden: true });
    form.append(problem, make("button", { className: "button", type: "submit" }, words.submit));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answers = new FormData(form);
      const results = asked.map((one) => mark(one, answers));
      const open = results.flatMap((result, i) => (result === null ? [i + 1] : []));
      if (!open.length) { finish(asked, results); return; }
      problem.textContent = said(words.open, { numbers: open.join(words.comma) });
      problem.hidden = false;
    });
    place.replaceChildren(form);
  }

  quiz.questions.forEach((asked, at) => {
    asked.at = at;
    asked.options.forEach((option, i) => { option.at = i; });
  });
  begin();
})();
