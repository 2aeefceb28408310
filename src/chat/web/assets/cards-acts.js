"use strict";
// Acts of the conversation made easy: keys, dragging, second taps, dots that show at once. Every one of them is a button without this.
(() => {
  const $ = (id) => document.getElementById(id);
  const room = () => $("conversation");
  if (!room()) return;
  const typing = (element) => element?.matches?.("textarea,select,input:not([type=checkbox]):not([type=radio])") === true;

  // --- Enter adds, Ctrl or ⌘ + Enter puts forward
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.isComposing || event.key !== "Enter" || !room()?.contains(target)) return;
    const form = target.form;
    const adds = form?.dataset.enter === "add" && !event.shiftKey && target.matches("textarea,input:not([type=checkbox])");
    if (!form || !(adds || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-add-lines]");
    if (!button) return;
    button.form.elements.which.value = "add-lines";
    button.form.requestSubmit();
  });

  // --- a destructive act asks for a second tap
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-sure]");
    if (!button || button.classList.contains("sure")) return;
    event.preventDefault();
    event.stopPropagation();
    const before = button.textContent;
    button.classList.add("sure");
    button.textContent = button.dataset.sure;
    setTimeout(() => {
      button.classList.remove("sure");
      button.textContent = before;
    }, 5000);
  }, true);

  // --- dots show at once
  document.addEventListener("submit", ({ target }) => {
    const vote = target.closest?.(".vote");
    if (!vote) return;
    const wanted = Number(target.elements.dots?.value ?? 0);
    vote.querySelectorAll(".dots i").forEach((dot, n) => dot.classList.toggle("on", n < wanted));
  }, true);

  // --- moving rows and stacks: Alt and arrows, or dragging; both end in the forms that the buttons post
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const button = event.target.closest?.("[data-item]")?.querySelector(`[data-move="${event.key === "ArrowUp" ? "up" : "down"}"] button`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  let dragged = null;
  const overOf = (target) => target.closest?.("[data-order] > [data-item],[data-merge] > [data-stack]");
  document.addEventListener("dragstart", (event) => {
    const row = overOf(event.target);
    if (!row) return;
    dragged = row;
    row.classList.add("drag");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });
  document.addEventListener("dragover", (event) => {
    const row = dragged && overOf(event.target);
    document.querySelectorAll(".over").forEach((one) => one !== row && one.classList.remove("over"));
    if (!row || row === dragged || row.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    row.classList.add("over");
  });
  document.addEventListener("dragend", () => {
    document.querySelectorAll(".over,.drag").forEach((one) => one.classList.remove("over", "drag"));
    dragged = null;
  });
  document.addEventListener("drop", (event) => {
    const row = dragged && overOf(event.target);
    if (!row || row === dragged) return;
    event.preventDefault();
    if (dragged.dataset.stack) send("merge-drag", { into: row.dataset.stack, from: dragged.dataset.stack });
    else {
      let before = row.previousElementSibling;
      if (before === dragged) before = dragged.previousElementSibling;
      send("move-drag", { row: dragged.dataset.item, after: before?.dataset.item ?? "" });
    }
  });
  function send(id, values) {
    const form = $(id);
    if (!form) return;
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    form.requestSubmit();
  }

  // --- what another wrote in a field: taken over where nothing was typed, else offered beside it
  function foreign() {
    for (const note of document.querySelectorAll("[data-foreign]")) {
      const form = note.closest("form");
      const base = form?.elements.base;
      const field = [form?.elements.v].find((one) => one?.matches?.("input.in,textarea"));
      if (!base || !field || Number(note.dataset.rev) <= Number(base.value)) continue;
      const mine = field.value !== field.defaultValue || field === document.activeElement;
      if (field.value === note.dataset.value || !mine) {
        field.value = field.defaultValue = note.dataset.value;
        base.value = note.dataset.rev;
      } else note.hidden = false;
    }
  }
  document.addEventListener("click", ({ target }) => {
    const take = target.closest?.("[data-take],button[name=take]");
    if (!take) return;
    const form = take.closest("form");
    const note = take.closest("[data-foreign]");
    const field = form.elements.v;
    if (field?.matches?.("input.in,textarea")) field.value = note ? note.dataset.value : take.value;
    if (!note) return;
    form.elements.base.value = note.dataset.rev;
    field.defaultValue = field.value;
    note.hidden = true;
    form.requestSubmit();
  });

  // --- 1 to 5 choose in a scale
  document.addEventListener("keydown", (event) => {
    if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const form = room()?.querySelector("form.rate");
    if (!form) return;
    const group = event.target.closest?.(".em,.im") ?? [...form.querySelectorAll(".em,.im")].find((one) => !one.querySelector(":checked")) ?? form.querySelector(".im");
    const radio = group.querySelectorAll("input")[Number(event.key) - 1];
    radio.checked = true;
    radio.focus();
    radio.dispatchEvent(new Event("input", { bubbles: true }));
    event.preventDefault();
  });

  // --- the time in which silence agrees counts down; the wall clock stands where it is long
  const skew = Number(document.body.dataset.now ?? Date.now()) - Date.now();
  function tick() {
    for (const time of document.querySelectorAll("[data-ends]")) {
      const left = Math.max(0, Math.round((Number(time.dataset.ends) - Date.now() - skew) / 1000));
      if (left > 3600) continue;
      const text = time.dataset.text.replace("{time}", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
      if (time.textContent !== text) time.textContent = text;
    }
  }
  setInterval(tick, 1000);
  for (const name of ["teekond:swapped", "htmx:after:swap"]) document.addEventListener(name, () => (foreign(), tick()));
  foreign();
  tick();
})();
