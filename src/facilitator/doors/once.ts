/** How many events are remembered. */
const most = 2_000;

/** Does the work for what has this id, unless it was done. */
export type Once = (id: string | undefined, work: () => Promise<void>) => Promise<void>;

/**
 * Does the work for an event once in this process, however often a platform brings it; what failed may be tried again. Without an id it is always done.
 */
export function createOnce(): Once {
  const done = new Map<string, Promise<void>>();
  return (id, work) => {
    if (id === undefined) return work();
    const running = done.get(id) ?? work();
    if (!done.has(id)) running.catch(() => done.delete(id));
    for (const oldest of done.keys()) {
      if (done.size < most) break;
      done.delete(oldest);
    }
    done.set(id, running);
    return running;
  };
}
