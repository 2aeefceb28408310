import type { Core } from "./core.ts";
import { idAt } from "./find.ts";
import { type Bag, bag, copy, found, text } from "../json.ts";
import { lives } from "./limits.ts";
import { failedValidation, invalid, notOffered } from "./refused.ts";
import { minute, type Upload } from "./world.ts";

/** Does it still wait for being sent or attached, but too long? */
export function isExpired(core: Core, upload: Upload): boolean {
  return !upload.attached && core.world.clock.now() >= upload.stamp.createdAt + lives.upload;
}

/** An upload that may be hung on something. Refused where it is unknown, not sent yet, or expired. */
function readyUpload(core: Core, given: unknown, where: string): Upload {
  const id = idAt(given, where);
  const upload = core.world.uploads.get(id);
  if (upload === undefined) throw invalid(`Could not find file_upload with ID: ${id}.`);
  if (isExpired(core, upload)) throw invalid(`File upload ${id} has expired. Create a new file upload.`);
  if (upload.status !== "uploaded")
    throw invalid(`File upload ${id} is not ready to be attached: its status is \`${upload.status}\`, not \`uploaded\`.`);
  return upload;
}

/**
 * A file by its address or by an upload, as it is kept: `{type: "external", …}` or `{type: "file_upload", …}`.
 * Refused where the address is none or the upload is not ready. Attaching comes later, with `attach`.
 */
export function fileFrom(core: Core, given: Bag, where: string): Bag {
  if ("external" in given) {
    const url = text(bag(given["external"])["url"]);
    if (!/^https?:/.test(url) || !URL.canParse(url)) {
      throw failedValidation("body", [`${where}.external.url should be a valid URL, instead was \`${JSON.stringify(url)}\`.`]);
    }
    return { type: "external", external: { url } };
  }
  if ("file_upload" in given) {
    const upload = readyUpload(core, bag(given["file_upload"])["id"], `${where}.file_upload.id`);
    return { type: "file_upload", file_upload: { id: upload.id } };
  }
  throw notOffered(`a file given as ${Object.keys(given).join(", ")}`);
}

/** From now on the upload stays, because something holds it. */
export function attach(core: Core, kept: unknown): void {
  const { type, file_upload } = bag(kept);
  if (type !== "file_upload") return;
  found(core.world.uploads.get(text(bag(file_upload)["id"])), "a kept file without its upload").attached = true;
}

/** A kept file as it is read: what was uploaded has an address that ends in an hour. */
export function fileRead(core: Core, kept: Bag): Bag {
  if (kept["type"] !== "file_upload") return copy(kept);
  const { file_upload, ...rest } = kept;
  const id = text(bag(file_upload)["id"]);
  const upload = found(core.world.uploads.get(id), "a kept file without its upload");
  const expiry = minute(core.world.clock.now() + lives.fileUrl);
  const url = `${core.base()}/files/${id}/${encodeURIComponent(upload.filename ?? "file")}?expires=${Date.parse(expiry)}`;
  return { ...copy(rest), type: "file", file: { url, expiry_time: expiry } };
}

const emoji = /^\p{RGI_Emoji}$/v;

/** An icon as it is kept; null takes it away. Refused: an emoji that is none, an upload that is not ready. */
export function iconFrom(core: Core, given: unknown, where: string): Bag | null {
  if (given === null || given === undefined) return null;
  const icon = bag(given);
  if ("emoji" in icon) {
    const sign = text(icon["emoji"]);
    if (!emoji.test(sign))
      throw failedValidation("body", [`${where}.emoji should be a valid emoji, instead was \`${JSON.stringify(sign)}\`.`]);
    return { type: "emoji", emoji: sign };
  }
  if ("icon" in icon) return { type: "icon", icon: { color: "gray", ...bag(icon["icon"]) } };
  if ("custom_emoji" in icon) throw invalid(`Could not find custom emoji with ID: ${text(bag(icon["custom_emoji"])["id"])}.`);
  return fileFrom(core, icon, where);
}

/** A cover as it is kept; null takes it away. */
export function coverFrom(core: Core, given: unknown, where: string): Bag | null {
  return given === null || given === undefined ? null : fileFrom(core, bag(given), where);
}

export function imageRead(core: Core, kept: Bag | null): Bag | null {
  return kept === null ? null : fileRead(core, kept);
}
