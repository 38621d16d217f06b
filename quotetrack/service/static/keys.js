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

  const box = byId("keys-on");
  if (box) {
    box.checked = !off();
    box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
  }
  for (const element of all("[data-only-with-script]")) element.classList.add("shown");
})();
