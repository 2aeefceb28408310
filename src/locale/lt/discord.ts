import type { discord as english } from "../en/discord.ts";

/** Kas sakoma tik „Discord“. */
export const discord: Readonly<Record<keyof typeof english, string>> = {
  "discord.command": "Su komanda pertvarkykite kliento kelionę",
  "discord.command.start": "Pradėti sesiją; ji gauna savo giją",
  "discord.command.attach": "Prijungti šį kanalą ar giją prie sesijos arba gauti kodą kitai vietai",
  "discord.command.status": "Ką sesija jau turi",
  "discord.command.board": "Kelionė kaip žemėlapis",
  "discord.command.report": "Sesijos ataskaita",
  "discord.command.pause": "Pristabdyti sesiją",
  "discord.command.resume": "Tęsti pristabdytą sesiją",
  "discord.command.mine": "Jūsų veiksmai",
  "discord.command.help": "Ką čia daro Teekond",
  "discord.option.channel": "Kur sesija gauna giją; nenurodžius – šiame kanale",
  "discord.option.code": "Sesijos kodas",
  "discord.help.start": "/journey start pradeda sesiją: ji gauna savo giją, o toliau veikia mygtukai.",
  "discord.help.words":
    "help · status · board · report · pause · resume · mine · attach: po /journey, gijoje ar jos kanale. Tą patį daro Teekond paminėjimas.",
  "discord.attach-code":
    "Kitame kanale ar gijoje rašykite /journey attach ir kodą {code}. Galioja vieną kartą, iki {time}. Sesija: {title}",
  "discord.started": "Sesija atverta: {title}",
  "discord.open-thread": "Atverti giją",
  "discord.no-access":
    "Teekond nemato šio kanalo arba negali jame rašyti. Leiskite matyti kanalą ir siųsti žinutes arba pasirinkite kitą: viskas išsaugota.",
  "discord.no-threads":
    "Teekond čia negali atverti gijos. Leiskite kurti viešas gijas ir jose rašyti arba pasirinkite kitą kanalą: viskas išsaugota.",
  "discord.crowded":
    "Šiame serveryje nebėra vietos dar vienai atvirai gijai. Uždarykite pasibaigusią ir bandykite dar kartą: viskas išsaugota.",
  "discord.tag": "Šis forumas reikalauja žymos, kurią deda tik moderatoriai. Pasirinkite kitą kanalą: viskas išsaugota.",
  "discord.wrong-channel": "Sesija gyvena tekstinio kanalo gijoje arba forume. Pasirinkite vieną iš jų: viskas išsaugota.",
  "discord.no-zone": "Tokios laiko juostos nėra: {zone}. Pasirinkite arba rašykite taip: Europe/Vilnius.",
  "discord.no-answer": "Discord dabar neatsakė. Bandykite po akimirkos: viskas išsaugota.",
  "discord.too-late": "Discord nebespėjo to parodyti vietoje. Paspauskite dar kartą.",
  "discord.stale": "Tai čia stovėjo per ilgai. Atverkite iš gijos dar kartą.",
  "discord.expired": "Forma buvo atverta per ilgai, jos išsiųsti nebegalima. Atverkite ją dar kartą; tai, ką parašėte, yra čia.",
  "discord.delayed": "Išsaugoti kol kas nepavyksta. Niekas iš to neišsaugota; bandykite po akimirkos.",
  "discord.report.failed": "Failo padaryti nepavyko. Bandykite po akimirkos.",
  "discord.try-again": "Bandyti dar kartą",
  "discord.kept": "Kas parašyta, išsaugota 15 minučių.",
};
