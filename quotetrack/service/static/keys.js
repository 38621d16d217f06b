// Shortcuts, and the articles of a pair scrolled to their statements. Nothing needs this script.
"use strict";

(() => {
  const setting = "quotetrack keys";
  const off = () => {
    try {
      return localStorage.getItem(setting) === "off";
    } catch {
      return false; // Storage may be forbidden.
    }
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // Scrolls only the box around the statement, not the page.
  const show = (id) => {
    const statement = byId(id);
    const box = statement?.closest(".article");
    if (!box || box === statement) return;
    const below = statement.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += below - box.clientHeight / 4;
  };

  const step = (by) => {
    const items = all("[data-item]");
    const at = items.indexOf(document.activeElement);
    items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by]?.focus();
  };

  const act = {
    j: () => step(1),
    k: () => step(-1),
    e: () => byId("earlier-statement")?.closest("[tabindex]")?.focus(),
    w: () => byId("later-statement")?.closest("[tabindex]")?.focus(),
    "?": () => location.assign("/help"),
  };

  const press = (element) => {
    if (element.type === "radio") {
      element.checked = true;
      element.focus();
    } else if (element.matches("input, textarea")) {
      element.focus();
    } else {
      element.click();
    }
  };

  const types = (element) =>
    element.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off()) return;
    if (types(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const wanted = all("[data-key]").find((element) => element.dataset.key === event.key);
    const action = wanted ? () => press(wanted) : act[event.key];
    if (!action) return;
    event.preventDefault();
    action();
    if (event.key === "e") show("earlier-statement");
    if (event.key === "w") show("later-statement");
  });

  for (const link of all("[data-show]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(link.dataset.show);
      byId(link.dataset.show)?.closest("[tabindex]")?.focus();
    });
  }
  show("earlier-statement");
  show("later-statement");

  // Words of an article are marked with the mouse or the arrows, and go into the form.
  const article = document.querySelector("[data-marking]");
  const form = document.querySelector("[data-marked]");
  if (article && form) {
    const nodes = [];
    let whole = "";
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: whole.length });
      whole += walker.currentNode.data;
    }
    const words = [...whole.matchAll(/\S+/g)].map((word) => [word.index, word.index + word[0].length]);
    const field = form.elements.pieces;
    let marked = null; // Where it begins and ends in `whole`.
    let anchor = -1;
    let head = -1;

    const placeOf = (offset, ends) => {
      const at = nodes.findLast((one) => one.start < offset || (!ends && one.start === offset));
      return [(at ?? nodes[0]).node, offset - (at ?? nodes[0]).start];
    };
    const offsetOf = (container, offset) => {
      const known = nodes.find((one) => one.node === container);
      if (known) return known.start + offset;
      const until = document.createRange();
      until.setStart(article, 0);
      until.setEnd(container, offset);
      const before = nodes.filter((one) => until.comparePoint(one.node, one.node.length) <= 0).at(-1);
      return before ? before.start + before.node.length : 0;
    };
    const select = () => {
      const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
      marked = [words[first][0], words[last][1]];
      const range = document.createRange();
      range.setStart(...placeOf(marked[0], false));
      range.setEnd(...placeOf(marked[1], true));
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      const seen = range.getBoundingClientRect();
      const around = article.getBoundingClientRect();
      if (seen.bottom > around.bottom || seen.top < around.top) {
        article.scrollTop += seen.top - around.top - around.height / 3;
      }
    };
    const take = (another) => {
      if (!marked) return;
      const taken = whole.slice(...marked).trim();
      if (another && field.value.trim()) field.value = `${field.value.trim()}\n…\n${taken}`;
      else {
        field.value = taken;
        if (form.elements.near) form.elements.near.value = [...whole.slice(0, marked[0])].length;
      }
      bar.hidden = true;
      if (another) return;
      const next = form.elements.speaker.value ? form.querySelector("[type=submit]") : form.elements.speaker;
      next.focus();
      form.scrollIntoView({ block: "nearest" });
    };

    const bar = document.createElement("div");
    bar.className = "marker";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", "The marked words");
    bar.hidden = true;
    for (const [label, another] of [["These are the words", false], ["Add as another piece", true]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => take(another));
      bar.append(button);
    }
    article.after(bar);

    document.addEventListener("selectionchange", () => {
      const selection = getSelection();
      if (selection.isCollapsed || !article.contains(selection.anchorNode)) return;
      const range = selection.getRangeAt(0);
      if (!article.contains(range.endContainer)) return;
      const found = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
      marked = whole.slice(...found).trim() ? found : null;
      bar.hidden = !marked;
    });
    article.addEventListener("keydown", (event) => {
      if (event.target !== article || event.ctrlKey || event.metaKey || event.altKey || !words.length) return;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const from = head < 0 ? firstSeen() : head + step;
        head = Math.max(0, Math.min(words.length - 1, from));
        if (!event.shiftKey || anchor < 0) anchor = head;
        select();
      } else if (event.key === "Enter") take(false);
      else if (event.key === "+") take(true);
      else return;
      event.preventDefault();
    });
    const firstSeen = () => {
      const top = article.getBoundingClientRect().top;
      const range = document.createRange();
      const at = words.findIndex(([start]) => {
        range.setStart(...placeOf(start, false));
        range.setEnd(...placeOf(start + 1, true));
        return range.getBoundingClientRect().top >= top;
      });
      return Math.max(0, at);
    };
  }

  for (const statement of all(".article .statement[id]")) show(statement.id);

  const box = byId("keys-on");
  if (box) {
    box.checked = !off();
    box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
  }
  for (const element of all("[data-only-with-script]")) element.classList.add("shown");
})();
