import type { discord as english } from "../en/discord.ts";

/** Mida öeldakse ainult Discordis. */
export const discord: Readonly<Record<keyof typeof english, string>> = {
  "discord.command": "Kujundage meeskonnaga kliendi teekond ümber",
  "discord.command.start": "Alusta töötuba; see saab oma lõime",
  "discord.command.attach": "Ühenda see kanal või lõim töötoaga või võta kood teise koha jaoks",
  "discord.command.status": "Mis töötoas seni koos on",
  "discord.command.board": "Teekond kaardina",
  "discord.command.report": "Töötoa kokkuvõte",
  "discord.command.pause": "Peata töötuba",
  "discord.command.resume": "Jätka peatatud töötuba",
  "discord.command.mine": "Sinu tegevused",
  "discord.command.help": "Mida Teekond siin teeb",
  "discord.option.channel": "Kus töötuba lõime saab; tühjaks jättes siin kanalis",
  "discord.option.code": "Töötoa kood",
  "discord.help.start": "/journey start alustab töötuba: see saab oma lõime ja ülejäänu käib nuppudega.",
  "discord.help.words":
    "help · status · board · report · pause · resume · mine · attach: kirjuta lõimes või selle kanalis /journey järele. Sama saab, kui Teekonda mainid.",
  "discord.attach-code":
    "Teises kanalis või lõimes anna käsk /journey attach ja kood {code}. Kood töötab ühe korra, kuni {time}. Töötuba: {title}",
  "discord.started": "Töötuba on lahti: {title}",
  "discord.open-thread": "Ava lõim",
  "discord.no-access":
    "Teekond ei näe seda kanalit või ei tohi sinna kirjutada. Luba tal kanalit näha ja sinna kirjutada või vali teine kanal: kõik on alles.",
  "discord.no-threads":
    "Teekond ei tohi siin lõime avada. Luba tal luua avalikke lõimi ja neis kirjutada või vali teine kanal: kõik on alles.",
  "discord.crowded": "Sellesse serverisse ei mahu rohkem avatud lõimi. Sulge mõni, mis on läbi, ja proovi uuesti: kõik on alles.",
  "discord.tag": "See foorum nõuab silti, mida tohivad anda ainult moderaatorid. Vali teine kanal: kõik on alles.",
  "discord.wrong-channel": "Töötuba elab tekstikanali lõimes või foorumis. Vali üks neist: kõik on alles.",
  "discord.no-zone": "Sellist ajavööndit ei ole: {zone}. Vali mõni või kirjuta kujul Europe/Tallinn.",
  "discord.no-answer": "Discord ei vastanud. Proovi natukese aja pärast uuesti: kõik on alles.",
  "discord.too-late": "Discord ei saanud seda enam õiges kohas näidata. Vajuta veel kord.",
  "discord.stale": "See seisis siin liiga kaua. Ava see lõimest uuesti.",
  "discord.expired": "Vorm oli liiga kaua lahti ja seda ei saa enam saata. Ava see uuesti; mida kirjutasid, on siin.",
  "discord.delayed": "Salvestamine viibib. Sellest ei ole midagi salvestatud; proovi natukese aja pärast uuesti.",
  "discord.report.failed": "Faili ei õnnestunud teha. Proovi natukese aja pärast uuesti.",
  "discord.try-again": "Proovi uuesti",
  "discord.kept": "Kirjutatu on alles 15 minutit.",
};
