"use strict";
// What others change arrives, and what cannot be saved now is sent again. Everything works without it, by reloading.
(() => {
  const { body } = document;
  const words = body.dataset;
  const $ = (id) => document.getElementById(id);

  if (!body.classList.contains("session")) return;

  const { base } = words;
  const line = $("line");
  let key = words.key;

  // --- the line under the top bar: saving delayed, offline
  let offlineSince = null;
  let waiting = null;
  function state() {
    const since = offlineSince === null ? "" : new Date(offlineSince).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    const text = waiting !== null ? words.sayDelayed : offlineSince !== null ? words.sayOffline.replace("{time}", since) : "";
    if (line.textContent !== text) line.textContent = text;
    line.hidden = text === "";
  }
  let said = 0;
  function tell(text) {
    if (Date.now() - said < 10_000) return;
    said = Date.now();
    $("live").textContent = text;
  }

  // --- acts: what could not be saved is sent again by itself, with the same nonce, until it is
  function held(form, submitter) {
    waiting?.button?.removeAttribute("aria-busy");
    const tries = waiting?.form === form ? waiting.tries + 1 : 1;
    waiting = { form, submitter, tries, button: submitter ?? form.querySelector("button:not([type=button])") };
    if (waiting.button) {
      waiting.label ??= waiting.button.dataset.label ?? waiting.button.textContent;
      waiting.button.dataset.label = waiting.label;
      waiting.button.textContent = words.sayWaiting;
      waiting.button.setAttribute("aria-busy", "true");
    }
    state();
    setTimeout(again, Math.min(15_000, 1500 * 2 ** Math.min(tries, 4)));
  }
  function again() {
    if (waiting === null || !waiting.form.isConnected) return settle();
    waiting.form.requestSubmit(waiting.submitter?.isConnected ? waiting.submitter : undefined);
  }
  function settle() {
    if (waiting === null) return;
    if (waiting.button) {
      waiting.button.textContent = waiting.button.dataset.label ?? "";
      waiting.button.removeAttribute("aria-busy");
    }
    waiting = null;
    state();
  }
  const later = new Set([502, 503, 504]);
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    if (!ctx.response || !later.has(ctx.response.status)) return;
    event.preventDefault();
    held(ctx.request.form ?? ctx.sourceElement, ctx.request.submitter);
  });
  document.addEventListener("htmx:error", (event) => {
    const { ctx } = event.detail;
    if (!ctx?.request || ctx.response) return;
    offlineSince ??= Date.now();
    held(ctx.request.form ?? ctx.sourceElement, ctx.request.submitter);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (later.has(ctx.response.status)) return;
    offlineSince = null;
    settle();
    state();
    if (ctx.response.status === 404 && ctx.request.action.endsWith("/act")) location.reload();
    key = ctx.response.headers.get("x-teekond-key") ?? key;
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.target?.id === "conversation") swapped();
  });
  function swapped() {
    document.dispatchEvent(new CustomEvent("teekond:swapped", { detail: { id: "conversation" } }));
  }

  // --- what others change: regions by id, never a form, never the focus
  const focusable = "a,button,input,summary";
  function place(element) {
    const { activeElement } = document;
    if (!element.contains(activeElement)) return () => undefined;
    const item = activeElement.closest("[data-item]")?.dataset.item;
    const within = (from) => (item === undefined ? from : from.querySelector(`[data-item="${CSS.escape(item)}"]`)) ?? from;
    const at = [...within(element).querySelectorAll(focusable)].indexOf(activeElement);
    return (fresh) => within(fresh).querySelectorAll(focusable)[at]?.focus({ preventScroll: true });
  }
  const latest = new Map();
  function region({ id, html }) {
    const element = $(id);
    if (!element || plain(latest.get(id) ?? "") === plain(html)) return;
    const first = !latest.has(id);
    latest.set(id, html);
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (!fresh || (first && bare(fresh) === bare(element))) return;
    const scroll = [element, ...element.querySelectorAll("[data-scroll]")].map((one) => [one.scrollLeft, one.scrollTop]);
    const refocus = place(element);
    element.replaceWith(fresh);
    [fresh, ...fresh.querySelectorAll("[data-scroll]")].forEach((one, n) => one.scrollTo(...(scroll[n] ?? [0, 0])));
    htmx.process(fresh);
    refocus(fresh);
    if (id !== "r-progress") fresh.classList.add("fresh");
    if (id === "board") tell(words.sayChanged);
    document.dispatchEvent(new CustomEvent("teekond:swapped", { detail: { id } }));
  }
  function plain(text) {
    return text.replaceAll(/name="(?:nonce|drawn)" value="[^"]*"/g, "");
  }
  const bare = (element) => plain(element.outerHTML);
  // What one has open here; of another step's row of that name nothing would be true.
  const opened = () => $("editor")?.querySelector("[data-open]")?.dataset.open ?? "";
  const partOf = (of) => (of ?? "").split("|")[1]?.split("/").slice(0, 2).join("/");
  const asked = (open) => (open === "" ? "" : `?open=${encodeURIComponent(open)}`);
  let fetching = false;
  async function newKey(wanted) {
    if (wanted === key || fetching) return;
    fetching = true;
    try {
      const open = partOf(wanted) === partOf(key) ? opened() : "";
      const response = await fetch(`${base}/conversation${asked(open) || location.search}`, { headers: { "hx-request": "true" }, credentials: "same-origin" });
      if (response.ok) conversation(await response.text(), response.headers.get("x-teekond-key") ?? wanted);
    } catch {
      offlineSince ??= Date.now();
      state();
    } finally {
      fetching = false;
    }
  }
  function conversation(html, now) {
    document.dispatchEvent(new CustomEvent("teekond:swapping", { detail: { id: "conversation" } }));
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.querySelector("#conversation");
    if (!fresh) return;
    key = now;
    const top = $("flow").scrollTop;
    $("conversation").replaceWith(fresh);
    htmx.process(fresh);
    $("flow").scrollTop = top;
    for (const id of latest.keys()) if (fresh.querySelector(`#${CSS.escape(id)}`)) latest.delete(id);
    tell(fresh.querySelector("h1, h2")?.textContent ?? "");
    swapped();
  }

  // --- the stream: open only while the tab is looked at
  let stream = null;
  let follows = "";
  function open() {
    if (stream !== null || document.hidden) return;
    follows = opened();
    stream = new EventSource(`${base}/stream${asked(follows)}`);
    const on = (name, then) => stream.addEventListener(name, (event) => then(JSON.parse(event.data)));
    on("region", region);
    on("key", ({ key: wanted }) => newKey(wanted));
    on("nudge", nudge);
    on("writing", (detail) => document.dispatchEvent(new CustomEvent("teekond:writing", { detail })));
    on("gone", () => location.reload());
    on("bye", () => undefined);
    stream.onopen = () => {
      if (offlineSince !== null) tell(words.sayOnline);
      offlineSince = null;
      state();
    };
    stream.onerror = () => {
      offlineSince ??= Date.now();
      setTimeout(state, 4000);
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 3000);
      }
    };
  }
  function close() {
    stream?.close();
    stream = null;
  }
  function nudge() {
    body.classList.add("nudged");
    line.textContent = words.sayNudge;
    line.hidden = false;
    $("live").textContent = words.sayNudge;
    setTimeout(() => {
      body.classList.remove("nudged");
      state();
    }, 20_000);
  }
  // What others change in a row is told to who has it open: the stream is told which.
  function follow() {
    if (stream === null || opened() === follows) return;
    close();
    open();
  }
  for (const name of ["teekond:swapped", "htmx:after:swap"]) document.addEventListener(name, follow);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
})();
