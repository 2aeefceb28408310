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
    const form = target.closest?.("[data-add-lines]")?.form;
    if (form) form.elements.which.value = "add-lines";
    form?.requestSubmit();
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
    for (const [name, value] of Object.entries(values)) if (form) form.elements[name].value = value;
    form?.requestSubmit();
  }

  // --- on a phone a row's acts are folded until it is tapped; without this they stand open
  document.body.classList.add("folds");
  let unfolded = "";
  function fold() {
    for (const row of room()?.querySelectorAll(".rows.long > .row") ?? []) {
      const on = row.dataset.item === unfolded;
      row.classList.toggle("unfolded", on);
      row.querySelector("[data-unfold]")?.setAttribute("aria-expanded", String(on));
    }
  }
  document.addEventListener("click", ({ target }) => {
    const row = target.closest?.(".rows.long > .row");
    if (!row || target.closest("a,summary,label,input,button:not([data-unfold])")) return;
    unfolded = unfolded === row.dataset.item ? "" : row.dataset.item;
    fold();
  });

  const formOf = ({ detail }) => detail.ctx.sourceElement?.closest?.("form");

  // --- ten seconds of undo after an act; the lasting one stays where it is
  const undoable = new Set(["add", "add-lines", "edit", "remove", "add-row", "add-rows", "remove-row", "move-row", "merge", "unmerge", "keep", "propose", "object", "withdraw", "answer", "rest", "park"]);
  let [undoUntil, undoTimer] = [0, 0];
  const undoLine = () => $("undo-line")?.toggleAttribute("hidden", Date.now() >= undoUntil);
  document.addEventListener("htmx:after:request", (event) => {
    const which = formOf(event)?.elements.which?.value;
    if (which === undefined || event.detail.ctx.response.status >= 400) return;
    undoUntil = undoable.has(which) ? Date.now() + 10_000 : 0;
    clearTimeout(undoTimer);
    if (undoUntil > 0 && $("live") && $("undo-line")) $("live").textContent = $("undo-line").dataset.said;
    undoTimer = setTimeout(undoLine, 10_000);
    undoLine();
  });

  // --- questions aside: answered once, gone for this person in this browser; a hint, no rule
  const asked = (box) => ["teekond", room()?.dataset.session ?? "", "aside", box.dataset.ask].join("|");
  function asides() {
    for (const box of document.querySelectorAll("[data-ask]")) {
      box.hidden = sessionStorage.getItem(asked(box)) !== null;
      for (const button of box.querySelectorAll("[data-dismiss]")) button.hidden = false;
    }
  }
  document.addEventListener("click", ({ target }) => {
    const box = target.closest?.("[data-dismiss]")?.closest("[data-ask]");
    if (box) sessionStorage.setItem(asked(box), "1");
    asides();
  });

  // --- 1 to 5 choose in a scale, then the next scale is asked; arrows move in it by themselves
  const shown = (element) => element.checkVisibility?.() ?? true;
  const scales = ".em,.im,.tem,.tim";
  const chooses = (event) => /^[1-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  document.addEventListener("keydown", (event) => {
    if (!chooses(event)) return;
    const all = [...(room()?.querySelectorAll(scales) ?? [])].filter(shown);
    const group = event.target.closest?.(scales) ?? all.find((one) => !one.querySelector(":checked"));
    if (!group) return;
    event.preventDefault();
    const radio = group.querySelectorAll("input")[Number(event.key) - 1];
    const before = radio.checked;
    radio.checked = true;
    if (!before) for (const name of ["input", "change"]) radio.dispatchEvent(new Event(name, { bubbles: true }));
    const after = all[all.indexOf(group) + 1];
    (after?.querySelector(":checked") ?? after?.querySelector("input") ?? radio).focus();
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
  for (const name of ["teekond:swapped", "htmx:after:swap"]) document.addEventListener(name, () => (undoLine(), asides(), fold(), tick()));
  asides();
  tick();
})();
