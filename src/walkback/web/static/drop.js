// Files may be dropped anywhere on the page that adds them.
"use strict";

(() => {
  const input = document.querySelector("input[data-drop]");
  if (!input) return;
  const box = input.closest(".drop");
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
  });
})();
