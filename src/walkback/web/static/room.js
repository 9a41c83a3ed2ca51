// What makes the reading room quicker to work in. Nothing is needed to read: without it links and forms do the same.
"use strict";

(() => {
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;
  const cards = () => [...document.querySelectorAll("[data-review] article, article[data-review]")];

  // The card that holds the focus, else the first one that is in sight.
  const current = () => {
    const all = cards();
    return all.find((card) => card.contains(document.activeElement)) || null;
  };

  const go = (step) => {
    const all = cards();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const card = current() || (cards().length === 1 ? cards()[0] : null);
    if (!card) return false;
    const target = card.querySelector(`[data-key="${key}"], [data-focus="${key}"]`);
    if (!target) return false;
    if (target.dataset.focus) target.focus();
    else target.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    switch (event.key) {
      case "j": go(1); break;
      case "k": go(-1); break;
      case "y": case "n": case "u": if (!press(event.key)) return; break;
      case "o": {
        const link = current()?.querySelector("h1 a, h2 a, h3 a");
        if (!link) return;
        link.click();
        break;
      }
      case "/": document.getElementById("q")?.focus(); break;
      default: return;
    }
    event.preventDefault();
  });

  // After a card was judged in place it keeps the focus, so that the keys go on from there.
  document.addEventListener("htmx:afterSwap", (event) => {
    const card = document.getElementById(event.detail.target.id);
    if (card && card.matches("article")) {
      card.setAttribute("tabindex", "-1");
      card.focus({ preventScroll: true });
    }
  });
})();
