"use strict";
// What a page does by itself: copying links, the clock, tabs and keys. Everything works without it, by reloading.
(() => {
  const { body } = document;
  const words = body.dataset;
  const $ = (id) => document.getElementById(id);

  // --- small things of every page
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) await copy(button);
  });
  async function copy(button) {
    const field = $(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    const before = button.textContent;
    button.textContent = words.sayCopied ?? "✓";
    setTimeout(() => (button.textContent = before), 2000);
  }
  for (const field of document.querySelectorAll("[data-zone]")) {
    if (field.value === "") field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
  if (!body.classList.contains("session")) return;

  const { base } = words;
  const skew = Number(words.now) - Date.now();

  // --- the clock
  let read = null;
  function tick() {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    const ends = Number(clock.dataset.clock);
    const left = Math.max(0, Math.round((ends - Date.now() - skew) / 1000));
    const text = left >= 3600 ? `${Math.floor(left / 3600)}:${String(Math.floor((left % 3600) / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}` : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
    if (clock.nextElementSibling) clock.nextElementSibling.hidden = false;
    clock.parentElement.classList.toggle("soon", left <= 60);
    const [five, one] = words.sayMinutes.split("|");
    const say = { 300: five, 60: one, 0: words.sayOver }[left];
    if (say !== undefined && read !== `${ends} ${left}`) {
      read = `${ends} ${left}`;
      $("live").textContent = say;
    }
  }
  setInterval(tick, 500);
  document.addEventListener("teekond:swapped", tick);
  tick();

  // --- tabs, menu, keys
  function tab(name) {
    body.dataset.tab = name;
    for (const link of document.querySelectorAll(".tabs [data-tab]")) link.toggleAttribute("aria-current", link.dataset.tab === name);
    scrollTo(0, 0);
  }
  document.querySelector(".tabs").addEventListener("click", (event) => {
    const link = event.target.closest("[data-tab]");
    if (!link) return;
    event.preventDefault();
    tab(link.dataset.tab);
  });
  document.addEventListener("click", (event) => {
    const menu = $("menu");
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
  const writes = (element) => element?.matches?.("input:not([type=radio],[type=checkbox],[type=hidden]),textarea,select,[contenteditable]") ?? false;
  document.addEventListener("focusin", (event) => writes(event.target) && body.classList.add("typing"));
  // Not at once: the bar would come back under the thumb that is just tapping a button, and take the tap.
  document.addEventListener("focusout", () => setTimeout(() => body.classList.toggle("typing", writes(document.activeElement)), 400));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") $("menu").open = false;
    if (writes(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "b" || event.key === "B") {
      tab("board");
      $("board").focus();
    } else if (event.key === "q" || event.key === "Q") {
      tab("question");
      document.querySelector("#conversation textarea, #conversation input:not([type=hidden]), #conversation button")?.focus();
    } else if (event.key === "?") location.href = `${base}/keys`;
  });
})();
