"use strict";
// Name flags where others write in a shared form: said while one is in a field, taken down on leaving it or by silence. A hint, no rule.
(() => {
  const { body } = document;
  if (!body.classList.contains("session")) return;
  const { base, csrf } = body.dataset;
  const pauseMs = 3000;

  // --- where one writes oneself: at most one word in three seconds, and none that says nothing new
  let [wanted, told, toldAt, timer] = ["", "", -pauseMs, 0];
  function say() {
    clearTimeout(timer);
    const wait = toldAt + pauseMs - performance.now();
    if (wait > 0) return void (timer = setTimeout(say, wait));
    if (wanted === "" && told === "") return;
    told = wanted;
    const sent = fetch(`${base}/writing`, { method: "POST", body: new URLSearchParams({ csrf, at: wanted }), credentials: "same-origin", keepalive: true });
    toldAt = performance.now();
    sent.catch(() => undefined);
  }
  const keyOf = (element) => (element?.matches?.("input,textarea,select") && element.closest("form[data-saves]")?.dataset.draft) || "";
  function at(key) {
    if (wanted === key) return;
    wanted = key;
    say();
  }
  document.addEventListener("focusin", ({ target }) => at(keyOf(target)));
  document.addEventListener("focusout", ({ relatedTarget }) => at(keyOf(relatedTarget)));
  document.addEventListener("input", ({ target }) => {
    const key = keyOf(target);
    if (key === "") return;
    wanted = key;
    say();
  });

  // --- where others write: at the field if it is in sight here, else at its row
  let flags = [];
  function placeOf(key) {
    const form = document.querySelector(`form[data-saves][data-draft="${CSS.escape(key)}"]`);
    if (form?.checkVisibility?.() ?? form) return form.querySelector("label,legend");
    const [, row] = key.slice(key.indexOf(":", 4) + 1).split("/");
    return row === undefined ? null : document.querySelector(`#conversation [data-item="${CSS.escape(row)}"] .rt`);
  }
  function show() {
    for (const old of document.querySelectorAll(".writes")) old.remove();
    for (const { at: key, text } of flags) {
      const flag = document.createElement("small");
      flag.className = "writes tag";
      flag.textContent = text;
      placeOf(key)?.append(" ", flag);
    }
  }
  document.addEventListener("teekond:writing", ({ detail }) => {
    flags = detail;
    show();
  });
  for (const name of ["teekond:swapped", "htmx:after:swap"]) document.addEventListener(name, show);
})();
