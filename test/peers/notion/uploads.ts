import type { Call, Core } from "./core.ts";
import { isExpired } from "./files.ts";
import { idAt } from "./find.ts";
import { type Bag, text } from "../json.ts";
import { lives, sizes } from "./limits.ts";
import { cut, listed } from "./paging.ts";
import { failedValidation, invalid, notFound, notOffered } from "./refused.ts";
import type { Route } from "./route.ts";
import { minute, restamp, type Upload } from "./world.ts";

function uploadRead(core: Core, upload: Upload): Bag {
  const { id, stamp, mode } = upload;
  const status = isExpired(core, upload) ? "expired" : upload.status;
  const address = `${core.base()}/v1/file_uploads/${id}`;
  return {
    object: "file_upload",
    id,
    created_time: minute(stamp.createdAt),
    created_by: { id: stamp.createdBy, type: "bot" },
    last_edited_time: minute(stamp.editedAt),
    in_trash: false,
    archived: false,
    expiry_time: upload.attached ? null : minute(stamp.createdAt + lives.upload),
    status,
    filename: upload.filename,
    content_type: upload.contentType,
    content_length: upload.content?.length ?? null,
    ...(status === "pending" ? { upload_url: `${address}/send` } : {}),
    ...(status === "pending" && mode === "multi_part" ? { complete_url: `${address}/complete` } : {}),
    ...(mode === "multi_part" ? { number_of_parts: { total: upload.parts, sent: upload.sent.size } } : {}),
  };
}

function create({ core, args }: Call): Bag {
  const mode = args["mode"] ?? "single_part";
  if (mode !== "single_part" && mode !== "multi_part") throw notOffered(`file uploads by ${String(mode)}`);
  const parts = args["number_of_parts"];
  if (mode === "multi_part") {
    if (typeof parts !== "number" || parts < 1)
      throw failedValidation("body", ["body.number_of_parts should be defined, instead was `undefined`."]);
    if (args["filename"] === undefined) throw failedValidation("body", ["body.filename should be defined, instead was `undefined`."]);
  }
  const upload: Upload = {
    id: core.world.ids.uuid(),
    mode,
    filename: args["filename"] === undefined ? null : text(args["filename"]),
    contentType: args["content_type"] === undefined ? null : text(args["content_type"]),
    parts: typeof parts === "number" ? parts : 1,
    sent: new Map(),
    content: undefined,
    status: "pending",
    attached: false,
    stamp: core.world.stamp(core.integration.bot),
  };
  core.world.uploads.set(upload.id, upload);
  return uploadRead(core, upload);
}

function uploadAt({ core, args }: Call): Upload {
  const id = idAt(args["file_upload_id"], "path.file_upload_id");
  const upload = core.world.uploads.get(id);
  if (upload === undefined) throw notFound("file upload", id);
  return upload;
}

/** Refused where it is no longer waiting for anything. */
function pending(call: Call): Upload {
  const upload = uploadAt(call);
  if (isExpired(call.core, upload)) throw invalid(`File upload ${upload.id} has expired. Create a new file upload.`);
  if (upload.status !== "pending")
    throw invalid(`File upload ${upload.id} should have a status of \`pending\`, instead was \`${upload.status}\`.`);
  return upload;
}

function send(call: Call): Bag {
  const { core, form } = call;
  const upload = pending(call);
  if (form === undefined) throw invalid("body failed validation: body.file should be defined, instead was `undefined`.");
  if (form.content.length > sizes.singlePartBytes)
    throw invalid(`File is too large: ${form.content.length} bytes, at most ${sizes.singlePartBytes} are allowed.`);
  if (core.doubts.uploadTypeMustMatch && upload.contentType !== null && upload.contentType !== form.type) {
    throw invalid(`The content type of the file, \`${form.type}\`, does not match the \`${upload.contentType}\` that was announced.`);
  }
  upload.filename ??= form.filename;
  upload.contentType ??= form.type;
  const part = form.fields["part_number"];
  if (upload.mode === "multi_part") {
    const n = Number(part);
    if (!Number.isInteger(n) || n < 1 || n > upload.parts)
      throw invalid(`body.part_number should be 1 to ${upload.parts}, instead was \`${String(part)}\`.`);
    upload.sent.set(n, form.content);
  } else {
    if (part !== undefined) throw invalid("body.part_number should be not present: the upload has a single part.");
    upload.content = form.content;
    upload.status = "uploaded";
  }
  restamp(upload.stamp, core.world, core.integration.bot);
  return uploadRead(core, upload);
}

function complete(call: Call): Bag {
  const upload = pending(call);
  if (upload.mode !== "multi_part") throw invalid("Only a multi_part file upload is completed.");
  if (upload.sent.size < upload.parts) throw invalid(`Only ${upload.sent.size} of ${upload.parts} parts were sent.`);
  const inOrder = [...upload.sent.entries()].toSorted(([one], [other]) => one - other);
  upload.content = Buffer.concat(inOrder.map(([, content]) => content));
  upload.status = "uploaded";
  return uploadRead(call.core, upload);
}

function list({ core, args }: Call): Bag {
  const all = [...core.world.uploads.values()].map((one) => uploadRead(core, one));
  const wanted = args["status"] === undefined ? all : all.filter((one) => one["status"] === args["status"]);
  return listed(
    cut(wanted, args, (one) => text(one["id"])),
    "file_upload",
    (one) => one,
  );
}

const one = { path: "file_uploads/:file_upload_id", answers: "GetFileUploadResponse" };
const needs = "insertContent";

export const uploadRoutes: readonly Route[] = [
  { method: "POST", path: "file_uploads", asks: "CreateFileUploadParameters", answers: one.answers, needs, writes: true, does: create },
  {
    method: "GET",
    path: "file_uploads",
    asks: "ListFileUploadsParameters",
    answers: "ListFileUploadsResponse",
    needs,
    writes: false,
    does: list,
  },
  { method: "GET", ...one, asks: "GetFileUploadParameters", needs, writes: false, does: (call) => uploadRead(call.core, uploadAt(call)) },
  {
    method: "POST",
    path: "file_uploads/:file_upload_id/send",
    asks: "GetFileUploadParameters",
    answers: one.answers,
    needs,
    writes: true,
    form: true,
    does: send,
  },
  {
    method: "POST",
    path: "file_uploads/:file_upload_id/complete",
    asks: "CompleteFileUploadParameters",
    answers: one.answers,
    needs,
    writes: true,
    does: complete,
  },
];
