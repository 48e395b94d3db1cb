// Shows how much of a document has been sent. Without it the form is sent as usual.
const form = document.querySelector(".word-import-form");
const sending = form.querySelector(".word-import-sending");
const bar = sending.querySelector("progress");
const words = sending.querySelector("[role=status]");
const button = form.querySelector("[type=submit]");

const say = (text, isWrong = false) => {
  words.textContent = text;
  words.classList.toggle("word-import-wrong", isWrong);
};

const finish = (answer) => {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const done = page.querySelector("[data-after]");
  if (done) {
    window.location.assign(done.dataset.after);
    return;
  }
  const reason = page.querySelector("[data-refused] p, .error-message");
  bar.hidden = true;
  button.disabled = false;
  say(reason ? reason.textContent.trim() : "没有成功，请再试一次。", true);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The server hangs up on what is too large before it can say so.
  if ([...new FormData(form).values()].some(({ size }) => size > form.dataset.largest)) {
    sending.hidden = false;
    bar.hidden = true;
    say(form.dataset.tooLarge, true);
    return;
  }
  const request = new XMLHttpRequest();
  sending.hidden = bar.hidden = false;
  button.disabled = true;
  bar.value = 0;
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = (loaded / total) * 100;
    say(`正在上传 ${Math.round((loaded / total) * 100)}%`);
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    say("上传完成，正在转换 …");
  });
  request.addEventListener("load", () => finish(request.responseText));
  request.addEventListener("error", () => finish(""));
  request.open("POST", form.action);
  request.send(new FormData(form));
});
