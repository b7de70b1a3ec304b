// What a page does beside showing its text. Without it everything can still be read.
"use strict";
(() => {
  /** The element that a link within the page leads to; null where there is none. */
  function target(hash) {
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  }

  /** Unfolds what an element is folded away in. */
  function reveal(element) {
    for (let at = element; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  }

  function followHash() {
    const element = target(location.hash);
    if (!element) return;
    reveal(element);
    element.scrollIntoView();
  }
  addEventListener("hashchange", followHash);
  addEventListener("load", followHash);

  // Figures open large.
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "figure");
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  for (const link of document.querySelectorAll("figure a.large")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const picture = link.querySelector("img").cloneNode();
      picture.removeAttribute("width");
      picture.removeAttribute("height");
      dialog.replaceChildren(close, picture);
      if (!dialog.isConnected) document.body.append(dialog);
      dialog.showModal();
    });
  }

  /** What a cell is sorted by: its number where it begins with one, else its words. */
  function sortValue(row, column) {
    const text = (row.cells[column]?.textContent ?? "").trim().replaceAll("\u2212", "-").replaceAll(",", "");
    const number = parseFloat(text);
    return Number.isNaN(number) ? text.toLowerCase() : number;
  }

  function compare(a, b) {
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === "number" ? -1 : 1;
  }

  // Tables sort by a click on a head.
  for (const table of document.querySelectorAll("main table")) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 3) continue;
    for (const head of table.tHead?.rows[0]?.cells ?? []) {
      if (!head.textContent.trim()) continue;
      const button = document.createElement("button");
      button.append(...head.childNodes);
      button.title = "sort by this column";
      head.append(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", direction);
        const column = head.cellIndex;
        const rows = [...body.rows].sort((a, b) => compare(sortValue(a, column), sortValue(b, column)));
        body.append(...(direction === "ascending" ? rows : rows.reverse()));
      });
    }
  }

  // A number tells where it came from when the pointer or the keyboard is on it.
  const note = document.createElement("div");
  note.className = "note";
  note.id = "note";
  note.setAttribute("role", "tooltip");
  let asked = null;

  function hideNote() {
    note.remove();
    asked?.removeAttribute("aria-describedby");
    asked = null;
  }

  /** What the appendix says first of a stage: its item, or its heading and the paragraph below. */
  function firstWords(element) {
    const item = element.closest("li");
    const head = element.closest("h3");
    const parts = item ? [...item.childNodes] : head ? [...head.childNodes, document.createElement("br"), ...(head.nextElementSibling?.childNodes ?? [])] : [];
    return parts.map((part) => part.cloneNode(true));
  }

  function showNote(link) {
    const element = target(link.hash);
    const words = element ? firstWords(element) : [];
    if (!words.length) return;
    hideNote();
    note.replaceChildren(...words);
    for (const copy of note.querySelectorAll("[id]")) copy.removeAttribute("id");
    document.body.append(note);
    const box = link.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - note.offsetWidth - 12);
    note.style.left = `${Math.max(8, left) + scrollX}px`;
    note.style.top = `${box.bottom + 4 + scrollY}px`;
    link.setAttribute("aria-describedby", "note");
    asked = link;
  }
  for (const link of document.querySelectorAll("a.value, a.source")) {
    link.addEventListener("mouseenter", () => showNote(link));
    link.addEventListener("focus", () => showNote(link));
    link.addEventListener("blur", hideNote);
    link.addEventListener("mouseleave", (event) => { if (event.relatedTarget !== note) hideNote(); });
  }
  note.addEventListener("mouseleave", hideNote);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hideNote(); });
  addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("main details")) part.open = true; });
})();
