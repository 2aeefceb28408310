// The board: what belongs together lights up under the pointer and under the focus. Without this script every card is still a link.
(() => {
  const boards = ".board, .board-page";
  let lit = [];

  const clear = () => {
    for (const element of lit) element.classList.remove("j-lit");
    lit = [];
  };

  const light = (card) => {
    clear();
    const board = card.closest(boards);
    if (board === null) return;
    const ids = new Set((card.dataset.with ?? "").split(" "));
    const own = card.dataset.id;
    for (const element of board.querySelectorAll("[data-id], [data-lit]")) {
      const names = element.dataset.id === undefined ? element.dataset.lit.split(" ") : [element.dataset.id];
      const together = element.dataset.id === undefined && names.length > 1 ? names.includes(own) : names.some((name) => ids.has(name));
      if (together) lit.push(element);
    }
    for (const element of lit) element.classList.add("j-lit");
  };

  const cardOf = (event) => (event.target instanceof Element ? event.target.closest(`:is(${boards}) .j-card[data-id]`) : null);

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const card = cardOf(event);
      if (card !== null) light(card);
      else if (kind === "pointerover") clear();
    });
  }
  document.addEventListener("focusout", clear);

  // The chosen contact is brought into sight when the page opens with one.
  const chosen = document.querySelector('.j-frame .j-card[aria-current="true"]');
  chosen?.scrollIntoView({ block: "nearest", inline: "center" });
})();
