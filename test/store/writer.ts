// Started as a process of its own by durability.test.ts: commits without end, and says each revision once it is acknowledged.
import { openStore, type StorePlace } from "#store/open.ts";
import { saying } from "./samples.ts";

const store = await openStore(JSON.parse(process.argv[2] ?? "") as StorePlace, []);
for (;;) {
  const expected = (await store.ledger.load("t", "kill"))?.revision ?? 0;
  const commit = saying(`text ${expected + 1}`, { session: "kill", expected });
  const result = await store.ledger.commit({ ...commit, command: { ...commit.command, id: `${process.pid}-${expected}` } });
  if (result.ok) process.stdout.write(`${result.revision}\n`);
}
