import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

type Seen =
  | { readonly what: "request"; readonly route: string; readonly status: number; readonly ms: number }
  | { readonly what: "act"; readonly outcome: string };

/** Figures for Prometheus: requests by route, acts by outcome, pages open, the program's own. No ids, texts or names. */
export function createMetrics(pages: () => number) {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry, prefix: "teekond_" });
  const requests = new Histogram({
    name: "teekond_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const acts = new Counter({
    name: "teekond_acts_total",
    help: "Acts by what became of them: kept, or the refusal",
    labelNames: ["outcome"],
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: "teekond_pages_open",
      help: "Session pages that are open now",
      registers: [],
      collect(): void {
        this.set(pages());
      },
    }),
  );
  return {
    seen(one: Seen): void {
      if (one.what === "act") acts.inc({ outcome: one.outcome });
      else requests.observe({ route: one.route, status: String(one.status) }, one.ms / 1000);
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
