// The board: what belongs together lights up under the pointer and under the focus, and so do the contacts of the finding in focus.
// Without this script every card is still a link.
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

  // A finding names its contacts by id; they are lit wherever on the board they stand.
  const lightFinding = (finding) => {
    clear();
    const ids = new Set(finding.dataset.contacts.split(" "));
    lit = [...document.querySelectorAll(`:is(${boards}) [data-id]`)].filter((one) => ids.has(one.dataset.id));
    for (const element of lit) element.classList.add("j-lit");
  };

  const findingOf = (event) => (event.target instanceof Element ? event.target.closest(".finding[data-contacts]") : null);
  const cardOf = (event) => (event.target instanceof Element ? event.target.closest(`:is(${boards}) .j-card[data-id]`) : null);

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const card = cardOf(event);
      const finding = findingOf(event);
      if (card !== null) light(card);
      else if (finding !== null) lightFinding(finding);
      else if (kind === "pointerover") clear();
    });
  }
  document.addEventListener("focusout", clear);
  // A board drawn anew while one looks at a finding is lit again.
  document.addEventListener("teekond:swapped", ({ detail }) => {
    const finding = document.querySelector(".finding[data-contacts]:is(:focus-within,:hover)");
    if (detail.id === "board" && finding !== null) lightFinding(finding);
  });

  // The chosen contact is brought into sight when the page opens with one.
  const chosen = document.querySelector('.j-frame .j-card[aria-current="true"]');
  chosen?.scrollIntoView({ block: "nearest", inline: "center" });
})();
