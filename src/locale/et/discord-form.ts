import type { discordForm as english } from "../en/discord-form.ts";

export const discordForm: Readonly<Record<keyof typeof english, string>> = {
  "discord.form.go-on": "Jätka",
  "discord.form.part": "Osa {part} / {parts} on täidetud. Kõik läheb teele korraga lõpus; kuni 15 minutit on see siin alles.",
  "discord.form.other-day": "Või mõni teine päev",
  "discord.form.days": "Näiteks 2026-12-03, 3.12., +2d, homme või reede",
  "discord.form.meant": "{count, plural, one {Kas mõtled seda päeva?} other {Kas mõtled neid päevi?}}",
  "discord.form.which-day": "Millist päeva mõtled?",
  "discord.form.unread": "Sellest päeva välja ei loe. Kirjuta näiteks 2026-12-03, 3.12., +2d, homme või reede.",
  "discord.form.several": "Siin on valitud mitu. Vali üks.",
  "discord.form.keep": "Jah, nii",
  "discord.form.change": "Muuda",
  "discord.form.before": "Eelmine kokkupuude",
  "discord.form.after": "Järgmine kokkupuude",
};
