// Files may be dropped anywhere on the page that adds them; those that are chosen are named.
"use strict";

(() => {
  const input = document.querySelector("input[data-drop]");
  if (!input) return;
  const box = input.closest(".drop");
  const chosen = box.querySelector(".chosen");
  const mostNames = 20;
  const tell = () => {
    const files = [...input.files];
    if (!files.length) {
      chosen.textContent = "or drop them anywhere on this page";
      return;
    }
    const names = files.slice(0, mostNames).flatMap((file, at) => {
      const name = document.createElement("bdi");
      name.textContent = file.name;
      return at ? [", ", name] : [name];
    });
    if (files.length > mostNames) names.push(` and ${files.length - mostNames} more`);
    chosen.replaceChildren(...names);
  };
  const holdsFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  let depth = 0;
  const mark = (by) => {
    depth = Math.max(0, depth + by);
    box.classList.toggle("over", depth > 0);
  };
  document.addEventListener("dragenter", (event) => { if (holdsFiles(event)) mark(1); });
  document.addEventListener("dragleave", (event) => { if (holdsFiles(event)) mark(-1); });
  document.addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(-depth);
    input.files = event.dataTransfer.files;
    tell();
  });
  input.addEventListener("change", tell);
  // A browser that comes back to the page fills the form in again, after this has run.
  window.addEventListener("pageshow", tell);
})();
