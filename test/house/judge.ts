import { posix } from "node:path";
import * as law from "./law.ts";
import { type Read, read } from "./read.ts";

/** Path from the top of the tree (`src/…`) → source. */
export type Tree = Readonly<Record<string, string>>;

/** Where an import leads: a file of the house, Node itself, or an npm package by name. */
type Target = { readonly kind: "file" | "node" | "npm"; readonly name: string };

/** One import as the law sees it. */
type Door = { readonly from: string; readonly room: law.Room; readonly specifier: string; readonly target: Target };

type Folder = { readonly name: string; readonly room: law.Room };

/** The room of a file: its own folder's name and its row of the table; undefined when the law knows no such folder. */
function folderOf(path: string): Folder | undefined {
  const [src, first = "", second = "", ...rest] = path.split("/");
  if (src !== "src") return undefined;
  const flat = law.rooms.find((room) => room.name === first);
  if (flat !== undefined && second !== "") return { name: first, room: flat };
  const many = law.rooms.find((room) => room.name === `${first}/*`);
  return many !== undefined && rest.length > 0 ? { name: `${first}/${second}`, room: many } : undefined;
}

function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith("#")) return { kind: "file", name: `src/${specifier.slice(1)}` };
  if (specifier.startsWith(".")) return { kind: "file", name: posix.join(posix.dirname(from), specifier) };
  if (specifier.startsWith("node:")) return { kind: "node", name: specifier };
  return { kind: "npm", name: specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/") };
}

function place(room: law.Room): number {
  return law.rooms.indexOf(room);
}

function judgeRoomDoor(door: Door, here: Folder, there: Folder): readonly string[] {
  const sameRoom = here.name === there.name;
  const spelling =
    sameRoom === door.specifier.startsWith(".") ? [] : [sameRoom ? "inside a room write ./x.ts" : "across rooms write #room/x.ts"];
  if (sameRoom || door.from === law.wire) return spelling;
  if (there.room.kind === "edge") return [...spelling, `${here.name} may not import the edge ${there.name}`];
  if (place(there.room) > place(here.room)) return [...spelling, `${there.name} is not above ${here.name}`];
  const hidden = here.room.pure && there.name === "lib" && !law.pureLib.includes(door.target.name);
  return hidden ? [...spelling, `a pure room sees of lib only ${law.pureLib.join(" and ")}`] : spelling;
}

function judgeFileDoor(door: Door, tree: Tree): readonly string[] {
  const [here, there] = [folderOf(door.from), folderOf(door.target.name)];
  if (here === undefined || there === undefined) return ["leads out of the rooms"];
  const missing = !(door.target.name in tree) && !door.target.name.endsWith(".json");
  return missing ? ["there is no such file"] : judgeRoomDoor(door, here, there);
}

function judgeNpmDoor({ from, room, target }: Door): readonly string[] {
  const home = law.onlyIn[target.name];
  if (home !== undefined && home !== from) return [`only ${home} may import it`];
  return room.npm === "own" || room.npm.includes(target.name) ? [] : [`${room.name} may not use this package`];
}

function judgeDoor(door: Door, tree: Tree): readonly string[] {
  if (door.specifier === "(computed)") return ["an import must be spelled out"];
  if (door.target.kind === "file") return judgeFileDoor(door, tree);
  if (door.target.kind === "npm") return judgeNpmDoor(door);
  if (door.specifier === "node:process") return ["say process, so that process.env is seen"];
  return door.room.node ? [] : [`${door.room.name} may not use Node's own modules`];
}

function judgeNames(path: string, room: law.Room, names: readonly string[]): readonly string[] {
  const impure = room.pure ? law.impureNames.filter((name) => names.includes(name)).map((name) => `a pure room does not name ${name}`) : [];
  const env = names.includes("process.env") && path !== law.envReader ? [`only ${law.envReader} reads process.env`] : [];
  return [...impure, ...env].map((fault) => `${path}: ${fault}`);
}

/** Every package in one room, computed from who imports it; the table's `shared` excepted. */
function judgeOneRoomEach(doors: readonly Door[]): readonly string[] {
  const homes = new Map<string, Set<string>>();
  for (const { from, target } of doors) {
    if (target.kind !== "npm" || law.shared.includes(target.name)) continue;
    homes.set(target.name, (homes.get(target.name) ?? new Set()).add(folderOf(from)?.name ?? "?"));
  }
  const spread = [...homes].filter(([, names]) => names.size > 1);
  return spread.map(([name, names]) => `${name}: one package, one room, but it is in ${[...names].toSorted().join(" and ")}`);
}

/** Files that can be reached from themselves, each circle named once, by its first file in the alphabet. */
function judgeCircles(doors: readonly Door[]): readonly string[] {
  const next = Map.groupBy(
    doors.filter((door) => door.target.kind === "file"),
    (door) => door.from,
  );
  function wayBack(trail: readonly string[], seen: Set<string>): readonly string[] | undefined {
    for (const { target } of next.get(trail.at(-1) ?? "") ?? []) {
      if (target.name === trail[0]) return [...trail, target.name];
      if (seen.has(target.name)) continue;
      const found = wayBack([...trail, target.name], seen.add(target.name));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const circles = [...next.keys()].flatMap((file) => [wayBack([file], new Set([file])) ?? []]).filter((circle) => circle.length > 0);
  return circles.filter((circle) => circle[0] === circle.toSorted()[0]).map((circle) => `circle: ${circle.join(" → ")}`);
}

function doorsOf(from: string, room: law.Room, { imports }: Read): readonly Door[] {
  return [...new Set(imports)].map((specifier) => ({ from, room, specifier, target: targetOf(from, specifier) }));
}

/** Judges the TypeScript files of a tree by the law; one line per fault, none when it is kept. Throws when a file cannot be parsed. */
export function judge(tree: Tree): readonly string[] {
  const known = Object.entries(tree).flatMap(([path, source]) => {
    const folder = folderOf(path);
    return folder === undefined ? [] : [{ path, room: folder.room, read: read(source) }];
  });
  const unknown = Object.keys(tree).filter((path) => folderOf(path) === undefined);
  const doors = known.flatMap((file) => doorsOf(file.path, file.room, file.read));
  return [
    ...unknown.map((path) => `${path}: the law knows no such room`),
    ...doors.flatMap((door) => judgeDoor(door, tree).map((fault) => `${door.from}: "${door.specifier}": ${fault}`)),
    ...known.flatMap((file) => judgeNames(file.path, file.room, file.read.names)),
    ...judgeOneRoomEach(doors),
    ...judgeCircles(doors),
  ];
}

/** Faults of the entries at the top of the tree. */
export function judgeTop(entries: readonly string[]): readonly string[] {
  const allowed = [...law.topEntries, ...law.ignoredEntries];
  return entries
    .filter((entry) => !entry.startsWith(".") && !allowed.includes(entry) && !entry.endsWith(".log"))
    .map((entry) => `${entry}: not at the top of the tree`);
}
