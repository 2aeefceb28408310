"use strict";
// The report page's one act that a link cannot do.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
