"use strict";
// Several people in one form: what another wrote meanwhile stands beside the field, and a row that another removed can be added anew.
(() => {
  const $ = (id) => document.getElementById(id);
  if (!$("conversation")) return;

  // --- what another wrote in a field: taken over where nothing was typed, else told beside it, and settled when it is saved
  const controls = (form) => [...form.elements].filter((one) => one.name === "v" && one.type !== "hidden");
  const isBox = (one) => /^(checkbox|radio)$/.test(one.type);
  const changed = (one) => (isBox(one) ? one.checked !== one.defaultChecked : one.tagName === "SELECT" ? [...one.options].some((option) => option.selected !== option.defaultSelected) : one.value !== one.defaultValue);
  const valuesOf = (form) => controls(form).map((one) => (isBox(one) ? `${one.value} ${one.checked}` : one.value)).join("\n");
  function put(form, values) {
    const texts = controls(form).filter((one) => !isBox(one));
    for (const one of controls(form).filter(isBox)) one.checked = values.includes(one.value);
    texts.forEach((one, n) => (one.value = values[n] ?? (one.tagName === "SELECT" ? one.value : "")));
  }
  function settled(form) {
    for (const one of controls(form)) {
      if (isBox(one)) one.defaultChecked = one.checked;
      else if (one.tagName === "SELECT") for (const option of one.options) option.defaultSelected = option.selected;
      else one.defaultValue = one.value;
    }
  }
  function foreign() {
    for (const note of document.querySelectorAll("[data-foreign]")) {
      const form = note.closest("form");
      const base = form?.elements.base;
      const told = note.nextElementSibling;
      if (!base || form.querySelector(".clash") || Number(note.dataset.rev) <= Number(base.value)) told.hidden = true;
      else if (controls(form).some((one) => changed(one) || (!isBox(one) && one === document.activeElement))) told.hidden = false;
      else {
        put(form, JSON.parse(note.dataset.values));
        settled(form);
        base.value = note.dataset.rev;
      }
    }
  }
  // Either way the field is saved as one who knows of the other's words; theirs again changes nothing. What is on its way is waited for:
  // it does not know of them, and its answer may bring a clash, which is then settled the same way.
  const onTheWay = new WeakSet();
  const chosen = new WeakMap();
  function choose(form, keep) {
    const clash = form.querySelector(`.clash button[value="${keep}"]`);
    if (onTheWay.has(form)) return void chosen.set(form, keep);
    if (clash) return clash.click();
    const note = form.querySelector("[data-foreign]");
    if (!note) return;
    if (keep === "theirs") put(form, JSON.parse(note.dataset.values));
    form.elements.base.value = note.dataset.rev;
    foreign();
    form.requestSubmit();
  }
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-foreign] + * [data-keep]");
    if (!button) return;
    choose(button.closest("form"), button.dataset.keep);
    controls(button.closest("form"))[0]?.focus();
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = formOf(event);
    if (!form || !onTheWay.delete(form) || !chosen.has(form)) return;
    const keep = chosen.get(form);
    chosen.delete(form);
    choose(form, keep);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".clash button[name=keep]");
    if (!button || button.value === "mine") return;
    put(button.form, [...button.form.querySelectorAll(`input[type=hidden][name=${button.value}]`)].map((one) => one.value));
  });
  const going = new WeakMap();
  const formOf = ({ detail }) => detail.ctx.sourceElement?.closest?.("form");
  document.addEventListener("htmx:before:request", (event) => {
    const form = formOf(event);
    if (form?.dataset.saves === undefined) return;
    going.set(form, valuesOf(form));
    onTheWay.add(form);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const form = formOf(event);
    if (form && event.detail.ctx.response.status < 400 && going.get(form) === valuesOf(form)) settled(form);
  });

  // --- a row that another removed while it was open here: what stands in its fields goes along into a new one
  document.addEventListener("submit", ({ target }) => {
    if (target.dataset.anew === undefined) return;
    for (const old of target.querySelectorAll("[data-taken]")) old.remove();
    for (const form of $("editor").querySelectorAll("form[data-saves]")) {
      const [list, , field] = form.elements.path.value.split("/");
      target.elements.list.value = list;
      const name = `f.${field}`;
      for (const value of new FormData(form).getAll("v")) {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name, value });
        input.dataset.taken = "";
        target.append(input);
      }
    }
  }, true);

  for (const name of ["teekond:swapped", "htmx:after:swap"]) document.addEventListener(name, foreign);
  foreign();
})();
