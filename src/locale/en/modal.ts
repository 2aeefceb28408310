/** What cards and forms say beside what is in them: where they are cut or paged, and while they open. */
export const modal = {
  "modal.more": "{count, plural, =0 {… and more} one {… and # more line} other {… and # more lines}}",
  "modal.page": "{page} of {pages}",
  "modal.previous": "Previous",
  "modal.or": "Or in other words",
  "modal.moment": "One moment",
  "modal.moment-says": "This opens in a moment. If it does not, close it and tap again.",
  "modal.refused": "That did not work",
} as const;
