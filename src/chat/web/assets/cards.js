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
    } catch {} // a full or forbidden storage takes the comfort away, not the work
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
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = room().dataset.discard;
    note.append(room().dataset.restored, button);
    button.addEventListener("click", () => {
      write(draftKey(form), null);
      form.reset();
      note.remove();
    });
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
    const now = { asking: asking(), typed: typing(on) && on.value !== "" };
    place = room()?.contains(on) ? { id: on.id, name: on.name, form: on.form?.dataset.draft ?? "", item: item?.dataset.item ?? item?.dataset.stack, move: on.closest("[data-move]")?.dataset.move, label: on.getAttribute("aria-label"), from: on.selectionStart, top: $("flow")?.scrollTop, ...now } : { ...now, top: $("flow")?.scrollTop };
  }
  // A part that was drawn anew never takes the focus from a person: only a focus that went with what was replaced is set again.
  const isLost = () => document.activeElement === null || document.activeElement === document.body;
  function toRefused() {
    const wrong = room().querySelector("[data-refused]");
    const field = wrong?.matches("input,textarea,select") ? wrong : (wrong?.querySelector("input,textarea,select,button") ?? wrong?.closest("form")?.elements.v);
    field?.focus?.();
    return Boolean(wrong);
  }
  function sameAgain() {
    if (place.id && $(place.id)) return $(place.id);
    const item = place.item && room().querySelector(`[data-item="${CSS.escape(place.item)}"],[data-stack="${CSS.escape(place.item)}"]`);
    const named = place.move ? `[data-move="${place.move}"] button` : `[aria-label="${CSS.escape(place.label ?? "")}"]`;
    if (item) return item.querySelector(named) ?? item.querySelector("button,a");
    return place.form ? (room().querySelector(`form[data-draft="${CSS.escape(place.form)}"] .in`) ?? null) : null;
  }
  const asking = () => (room()?.dataset.key ?? "").split("/").slice(0, 2).join("/");
  function begin() {
    for (const scroller of [$("flow"), document.scrollingElement]) scroller?.scrollTo(0, 0);
    if (!place.typed) $("question")?.focus({ preventScroll: true });
  }
  function goBack() {
    if (!place) return;
    if (place.asking !== asking()) return begin();
    if ($("flow") && place.top !== undefined) $("flow").scrollTop = place.top;
    focusAgain();
  }
  function focusAgain() {
    const again = !place || !isLost() || toRefused() ? null : sameAgain();
    if (!room().contains(again)) return;
    again.focus({ preventScroll: true });
    if (again.matches("textarea,input[type=text]")) again.setSelectionRange(place.from ?? 0, place.from ?? 0);
  }

  // --- many pasted lines are offered as many
  function many(form) {
    const button = form.querySelector("[data-add-lines]");
    const count = !button ? 0 : (form.elements["f.text"]?.value ?? "").split("\n").filter((line) => line.trim() !== "").length;
    if (button) button.hidden = count < 2;
    if (button) button.textContent = form.dataset.many.replace("{n}", count);
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
      const lines = form.elements.which.value === "add-lines" ? text.split("\n").map((one) => one.trim()).filter((one) => one !== "") : null;
      const nonce = form.elements.nonce.value;
      const added = (lines ?? [text]).map((line, n) => ({ item: lines ? `${nonce}.${n + 1}` : nonce, text: line, receipt: form.elements.receipt.value }));
      write(at("unsigned", where), [...(read(at("unsigned", where)) ?? []), ...added]);
    }
    const section = form.closest("[data-unsigned]");
    if (section) {
      const key = at("unsigned", section.dataset.unsigned);
      write(key, (read(key) ?? []).filter((one) => one.item !== form.querySelector("[name=item]").value));
    }
  }
  function unsigned() {
    for (const section of document.querySelectorAll("[data-unsigned]")) {
      const kept = read(at("unsigned", section.dataset.unsigned)) ?? [];
      const list = section.querySelector("ul");
      const shown = kept.map((one) => one.item).join(" ");
      if (list.dataset.shown === shown) continue;
      list.dataset.shown = shown;
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

  function fresh(loud) {
    restoreAll(loud);
    unsigned();
  }
  document.addEventListener("teekond:swapping", remember);
  document.addEventListener("teekond:swapped", ({ detail }) => {
    fresh(false);
    if (detail.id !== "conversation") return;
    goBack();
    place = null;
  });
  document.addEventListener("htmx:after:swap", ({ detail }) => {
    fresh(false);
    const { sourceElement: source, target } = detail.ctx;
    if (target?.id !== "editor") return target?.id === "conversation" ? undefined : focusAgain();
    const on = document.activeElement;
    if (!$("editor") || (typing(on) && on !== source)) return;
    $("editor").scrollIntoView({ block: "nearest" });
    $("editor").querySelector("input:not([type=hidden]),textarea,select,button")?.focus({ preventScroll: true });
  });
  fresh(true);
})();
