// Keeps the words of Chinese headings whole where a line ends; browsers know Chinese words, style sheets do not yet.
(function () {
  "use strict";
  if (!window.Intl || !Intl.Segmenter) return;

  var LONG = 8; // signs; what is shorter stands on one line
  var segmenter = new Intl.Segmenter("zh", { granularity: "word" });

  function wrap(text) {
    var made = document.createDocumentFragment();
    Array.from(segmenter.segment(text.data)).forEach(function (piece) {
      if (!piece.isWordLike || piece.segment.length < 2) return made.append(piece.segment);
      var word = document.createElement("span");
      word.className = "whole";
      word.textContent = piece.segment;
      made.append(word);
    });
    text.replaceWith(made);
  }

  function texts(heading) {
    var found = [];
    var walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (/[\u4e00-\u9fff]/.test(walker.currentNode.data)) found.push(walker.currentNode);
    return found;
  }

  document.querySelectorAll("h1, h2, h3, .window__name").forEach(function (heading) {
    if (heading.textContent.trim().length > LONG) texts(heading).forEach(wrap);
  });
})();
