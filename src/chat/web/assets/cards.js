"use strict";
// The conversation's script: half-written text outlives everything, rows and stacks can be dragged, unsigned lines keep their receipts.
// All of it is comfort: every act has a button that works without.
(() => {
  const $ = (id) => document.getElementById(id);
  const room = () => $("conversation");
  if (!room()) return;
  const store = window.sessionStorage;
  const at = (...parts) => ["teekond", room()?.dataset.session ?? "", ...parts].join("|");
  const typing = (element) => element?.matches?.("textarea,select,input:not([type=checkbox]):not([type=radio])") === true;

  function read(key) {
    try {
      return JSON.parse(store.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }
  function write(key, value) {
    try {
      if (value === null) store.removeItem(key);
      else store.setItem(key, JSON.stringify(value));
    } catch {
      // a full or forbidden storage takes the comfort away, not the work
    }
  }

  // --- drafts: every field under session + form + field
  const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "submit" && one.type !== "button");
  function snapshot(form) {
    return fields(form).map((one) => (one.type === "checkbox" || one.type === "radio" ? [one.name, one.value, one.checked] : [one.name, one.value]));
  }
  const draftKey = (form) => at("draft", form.dataset.draft);
  function hasText(form) {
    return fields(form).some((one) => typing(one) && one.type !== "date" && one.tagName !== "SELECT" && one.value.trim() !== "");
  }
  function restore(form) {
    const kept = read(draftKey(form));
    if (!kept || JSON.stringify(kept) === JSON.stringify(snapshot(form))) return false;
    const left = [...kept];
    for (const one of fields(form)) {
      const box = one.type === "checkbox" || one.type === "radio";
      const n = left.findIndex(([name, value]) => name === one.name && (!box || value === one.value));
      if (n < 0) continue;
      const [[, value, checked]] = left.splice(n, 1);
      if (box) one.checked = checked;
      else one.value = value;
    }
    many(form);
    return true;
  }
  function offer(form) {
    const note = document.createElement("p");
    note.className = "draft";
    note.append(room().dataset.restored);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = room().dataset.discard;
    button.addEventListener("click", () => {
      write(draftKey(form), null);
      form.reset();
      note.remove();
    });
    note.append(button);
    form.append(note);
  }
  function restoreAll(loud) {
    for (const form of document.querySelectorAll("form[data-draft]")) {
      if (form.querySelector("[data-refused]")) continue;
      if (restore(form) && loud && hasText(form)) offer(form);
    }
  }
  document.addEventListener("input", ({ target }) => {
    const form = target.form;
    if (!form?.dataset.draft) return;
    write(draftKey(form), snapshot(form));
    many(form);
  });
  const sent = new WeakMap();
  document.addEventListener("htmx:before:request", ({ detail }) => {
    const form = detail.ctx.sourceElement?.closest?.("form");
    if (form) sent.set(form, JSON.stringify(snapshot(form)));
    remember();
  });
  document.addEventListener("htmx:after:request", ({ detail }) => {
    const form = detail.ctx.sourceElement?.closest?.("form");
    if (!form || detail.ctx.response.status >= 400) return;
    if (form.dataset.draft) write(draftKey(form), sent.get(form) === JSON.stringify(snapshot(form)) ? null : snapshot(form));
    form.querySelector(":scope > .draft")?.remove();
    keepReceipt(form);
  });

  // --- place: what had the focus, and how far one had scrolled, before all was drawn anew
  let place = null;
  function remember() {
    const { activeElement: on } = document;
    const item = on?.closest?.("[data-item],[data-stack]");
    place = room()?.contains(on) ? { id: on.id, name: on.name, form: on.form?.dataset.draft ?? "", item: item?.dataset.item ?? item?.dataset.stack, move: on.closest("[data-move]")?.dataset.move, label: on.getAttribute("aria-label"), from: on.selectionStart, top: $("flow")?.scrollTop } : { top: $("flow")?.scrollTop };
  }
  function goBack() {
    if (!place) return;
    if ($("flow") && place.top !== undefined) $("flow").scrollTop = place.top;
    const wrong = room().querySelector("[data-refused]");
    if (wrong) return (wrong.matches("input,textarea,select,button") ? wrong : (wrong.querySelector("input,textarea,select,button") ?? wrong.closest("form")?.querySelector("[name=v]")))?.focus();
    const item = place.item && room().querySelector(`[data-item="${CSS.escape(place.item)}"],[data-stack="${CSS.escape(place.item)}"]`);
    const again = (place.id && $(place.id)) || (item && (item.querySelector(place.move ? `[data-move="${place.move}"] button` : `[aria-label="${CSS.escape(place.label ?? "")}"]`) ?? item.querySelector("button,a")));
    if (!again || !room().contains(again)) return;
    again.focus({ preventScroll: true });
    if (typing(again) && again.setSelectionRange && again.type === "text" && place.from !== undefined) again.setSelectionRange(place.from, place.from);
  }

  // --- Enter adds, Ctrl or ⌘ + Enter puts forward; many pasted lines are offered as many
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.isComposing || event.key !== "Enter" || !room()?.contains(target)) return;
    const form = target.form;
    const adds = form?.dataset.enter === "add" && !event.shiftKey && target.matches("textarea,input:not([type=checkbox])");
    if (!form || !(adds || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  function many(form) {
    const button = form.querySelector("[data-add-lines]");
    if (!button) return;
    const count = (form.elements["f.text"]?.value ?? "").split("\n").filter((line) => line.trim() !== "").length;
    button.hidden = count < 2;
    button.textContent = form.dataset.many.replace("{n}", count);
  }
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-add-lines]");
    if (!button) return;
    button.form.elements.form.value = "add-lines";
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

  // --- unsigned lines: the token stays here; with it, and only with it, the line can be taken back
  function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }
  document.addEventListener("submit", ({ target }) => {
    if (!target.dataset.receipts) return;
    const box = target.querySelector("[data-anonymous]");
    target.elements.receipt.value = box?.checked ? target.elements.receipt.value || token() : "";
  }, true);
  function keepReceipt(form) {
    const where = form.dataset.receipts;
    if (where && form.elements.receipt?.value) {
      const text = form.elements["f.text"]?.value ?? "";
      const lines = form.elements.form.value === "add-lines" ? text.split("\n").map((one) => one.trim()).filter((one) => one !== "") : null;
      const nonce = form.elements.nonce.value;
      const added = (lines ?? [text]).map((line, n) => ({ item: lines ? `${nonce}.${n + 1}` : nonce, text: line, receipt: form.elements.receipt.value }));
      write(at("unsigned", where), [...(read(at("unsigned", where)) ?? []), ...added]);
    }
    const section = form.closest("[data-unsigned]");
    if (section) {
      const key = at("unsigned", section.dataset.unsigned);
      write(key, (read(key) ?? []).filter((one) => one.item !== form.elements.item.value));
    }
  }
  function unsigned() {
    for (const section of document.querySelectorAll("[data-unsigned]")) {
      const kept = read(at("unsigned", section.dataset.unsigned)) ?? [];
      const list = section.querySelector("ul");
      const template = section.querySelector("template");
      list.replaceChildren(...kept.map((one) => {
        const row = template.content.firstElementChild.cloneNode(true);
        row.querySelector(".rt").textContent = one.text;
        row.querySelector("[name=item]").value = one.item;
        row.querySelector("[name=receipt]").value = one.receipt;
        row.querySelector("[name=nonce]").value = token().slice(0, 16);
        return row;
      }));
      section.hidden = kept.length === 0;
      window.htmx?.process(list);
    }
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
    write(draftKey(form), null);
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

  function fresh(loud) {
    restoreAll(loud);
    unsigned();
    foreign();
    tick();
  }
  document.addEventListener("teekond:swapping", remember);
  document.addEventListener("teekond:swapped", ({ detail }) => {
    fresh(false);
    if (detail.id === "conversation") goBack();
    place = detail.id === "conversation" ? null : place;
  });
  document.addEventListener("htmx:after:swap", ({ detail }) => {
    fresh(false);
    const target = detail.ctx.sourceElement;
    const opened = target?.dataset?.opens !== undefined || target?.id === "editor";
    if (!opened || !$("editor")) return goBack();
    $("editor").scrollIntoView({ block: "nearest" });
    $("editor").querySelector("input:not([type=hidden]),textarea,select,button")?.focus({ preventScroll: true });
  });
  fresh(true);
})();
