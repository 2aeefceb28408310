import { summaryFigures } from "#journey/figures.ts";
import { emptyPhases } from "#journey/lenses/coverage.ts";
import { best, momentsOfTruth } from "#journey/stats.ts";
import { stateOf, textIn } from "#playbook/results.ts";
import { lookAgain } from "#session/look-again.ts";
import type { Session } from "#session/state.ts";
import { valuesOf } from "#steps/sheet.ts";
import { dateIn, toIso } from "#lib/time.ts";
import { customersIn, idealClientIn, painsIn } from "./customer.ts";
import { helpedIn } from "./helped.ts";
import { convergedIn, purposeIn } from "./ideas.ts";
import { journeysIn } from "./journeys.ts";
import { actionsIn, costsIn, governanceIn } from "./plan.ts";
import type { Report } from "./report.ts";
import { asideIn, decisionsIn, exceptionsIn, notesIn, peopleIn } from "./rest.ts";
import { findingsIn } from "./reviewed.ts";
import { type ReportWorld, type Source, sourceOf } from "./source.ts";

function aboutIn({ session, at }: Source): Report["about"] {
  const { title, crisis, language, playbook, track, sells, currency, timezone, startedAt } = session.about;
  return {
    title,
    crisis,
    language,
    playbook,
    track,
    sells,
    currency,
    timezone,
    pace: session.pace,
    status: session.status === "none" ? "lobby" : session.status,
    startedAt: toIso(startedAt),
    startedOn: dateIn(startedAt, timezone),
    generatedAt: toIso(at),
    ...(session.publishedAt === null ? {} : { publishedAt: toIso(session.publishedAt) }),
  };
}

function summaryIn({ redesign, journey, stats }: Source): Report["summary"] {
  const { contacts, digitalShare, wait, worst } = summaryFigures(redesign);
  const due = redesign.actions.filter((one) => one.status !== "done").flatMap((one) => one.deadline ?? []);
  const [firstDue] = due.toSorted();
  const loved = best(stats);
  return {
    contacts,
    digitalShare: { current: digitalShare.current ?? null, new: digitalShare.new ?? null },
    wait,
    blocked: redesign.current.filter((one) => redesign.restrictions[one.id]?.is === "blocked").length,
    actions: redesign.actions.length,
    owners: new Set(redesign.actions.flatMap((one) => one.owner ?? [])).size,
    ...(firstDue === undefined ? {} : { firstDue }),
    ...(worst === undefined ? {} : { worst: worst.id }),
    ...(loved === undefined ? {} : { best: loved }),
    momentsOfTruth: momentsOfTruth(stats),
    emptyPhases: emptyPhases(journey),
    ...(redesign.goalReached === undefined ? {} : { goalReached: redesign.goalReached }),
  };
}

function obstacleIn({ results }: Source): Pick<Report, "obstacle"> {
  const obstacle = textIn(valuesOf(stateOf(results, "publish", 0, "review")?.cells ?? {}), "obstacle");
  return obstacle === undefined ? {} : { obstacle };
}

/**
 * The report of a session as it stands at `world.at`, at any moment from the lobby on. `names` gives the name behind a person's id. Nothing
 * that is still hidden is in it, no rating or dot has a name, and unsigned items stay so (`anonymity.ts`).
 */
export function buildReport(session: Session, world: ReportWorld): Report {
  const source = sourceOf(session, world);
  const findings = findingsIn(source);
  return {
    format: "teekond-report",
    version: 1,
    about: { ...aboutIn(source), ...(world.notion === undefined ? {} : { notion: world.notion }) },
    open: { musts: findings.filter((one) => one.open).map((one) => one.key), lookAgain: lookAgain(session, world.at).length },
    summary: summaryIn(source),
    purpose: purposeIn(source),
    reasons: convergedIn(source, "reasons"),
    problems: convergedIn(source, "problems"),
    customers: customersIn(source),
    ...idealClientIn(source),
    pains: painsIn(source),
    offer: convergedIn(source, "offer"),
    journeys: journeysIn(source),
    findings,
    actions: actionsIn(source),
    fellAway: source.fellAway,
    costs: costsIn(source),
    ...governanceIn(source),
    ...obstacleIn(source),
    ...asideIn(source),
    ...exceptionsIn(source),
    notes: notesIn(source),
    decisions: decisionsIn(source),
    ...helpedIn(source),
    people: peopleIn(source),
    steps: session.steps.map(({ id, status }) => ({ id, status })),
  };
}
