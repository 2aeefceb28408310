import { z } from "zod";
import { phases } from "#journey/touchpoint.ts";
import { languages } from "#locale/languages.ts";
import { roles } from "#session/state.ts";
import { helpKinds } from "#steps/help.ts";
import {
  AlternativePart,
  ConflictPart,
  ConsentPart,
  ConvergedPart,
  CurrentPart,
  CustomerPart,
  IdealClientPart,
  IdeaPart,
  NewPart,
  PairPart,
} from "./parts.ts";
import { ActionPart, FindingPart, GovernancePart } from "./plan-parts.ts";

const step = z.string();
const both = z.strictObject({ current: z.number(), new: z.number() });
const share = z.number().nullable();

/** What was said at the start, and when the report was drawn. Instants are ISO 8601 in UTC. */
const About = z.strictObject({
  title: z.string(),
  crisis: z.string(),
  language: z.enum(languages),
  playbook: z.string(),
  track: z.enum(["full", "sprint"]),
  sells: z.enum(["people", "firms"]),
  pace: z.enum(["live", "async"]),
  currency: z.string(),
  timezone: z.string(),
  status: z.enum(["lobby", "running", "published"]),
  startedAt: z.string(),
  /** the day it started on in the session's zone, `YYYY-MM-DD` */
  startedOn: z.string(),
  generatedAt: z.string(),
  publishedAt: z.string().optional(),
  /** address of the page in Notion where the result stands too */
  notion: z.string().optional(),
});

/** The figures that sum the redesign up: shares 0..1 (null for an empty journey), waits in minutes, touchpoints by id. */
const Summary = z.strictObject({
  contacts: both,
  digitalShare: z.strictObject({ current: share, new: share }),
  wait: both,
  blocked: z.number().int(),
  actions: z.number().int(),
  owners: z.number().int(),
  firstDue: z.string().optional(),
  worst: z.string().optional(),
  best: z.string().optional(),
  momentsOfTruth: z.array(z.string()),
  emptyPhases: z.array(z.enum(phases)),
  goalReached: z.enum(["yes", "partly", "no"]).optional(),
});

/** What must be known before anything else: keys of findings that must still be answered, and how many answers want a second look. */
const Open = z.strictObject({ musts: z.array(z.string()), lookAgain: z.number().int() });

/** A decision of a round of consent: what about (a text of people, or empty), what was decided, and how it came about. */
const Decision = z.strictObject({
  step,
  item: z.string(),
  about: z.string(),
  is: z.string(),
  text: z.string().optional(),
  consent: ConsentPart,
});

/** What one person wrote under an item, finding or touchpoint: the dissent of the report. */
const Note = z.strictObject({ id: z.string(), on: z.string(), about: z.string(), by: z.string().optional(), text: z.string() });

/** Somebody took what a model had suggested, as it was or with changes. */
const taken = { by: z.string().optional(), changed: z.boolean() };

/**
 * How a language model had a part in the result: things brought by people, suggestions taken, dropped and left, and how evenly people took part
 * (0 to 100, one figure for the whole session; null for one person alone).
 */
const Helped = z.strictObject({
  summary: z.strictObject({ text: z.string(), ...taken }).optional(),
  byPeople: z.number().int(),
  accepted: z.number().int(),
  edited: z.number().int(),
  dropped: z.number().int(),
  unanswered: z.number().int(),
  spread: z.number().int().nullable(),
  taken: z.array(z.strictObject({ step, help: z.enum(helpKinds), text: z.string(), ...taken })),
});

/**
 * The whole result as one document, at any moment of a session: codes, figures and the texts of people, no words of ours. Everything hidden
 * (not yet revealed) is absent; people stand by name, and a step with one or two unsigned items stands without any. Lists are in the team's
 * order, ideas by what was kept, dots and text, never by time.
 */
export const Report = z.strictObject({
  format: z.literal("teekond-report"),
  version: z.literal(1),
  about: About,
  open: Open,
  summary: Summary,
  purpose: z.strictObject({ sentence: z.string().optional(), consent: ConsentPart.optional(), ideas: z.array(IdeaPart) }),
  reasons: ConvergedPart,
  problems: ConvergedPart,
  customers: z.array(CustomerPart),
  idealClient: IdealClientPart.optional(),
  pains: z.strictObject({ organisation: z.array(z.string()), buyer: z.array(z.string()), conflicts: z.array(ConflictPart) }),
  offer: ConvergedPart,
  journeys: z.strictObject({
    from: z.string().optional(),
    to: z.string().optional(),
    current: z.array(CurrentPart),
    new: z.array(NewPart),
    pairs: z.array(PairPart),
    alternatives: z.array(AlternativePart),
  }),
  findings: z.array(FindingPart),
  actions: z.array(ActionPart),
  /** drafts that nobody completed, so that they fell away when the plan was closed */
  fellAway: z.array(z.string()),
  costs: z.strictObject({ costs: z.number(), saves: z.number(), sum: z.number(), unknown: z.number().int() }),
  governance: GovernancePart.optional(),
  obstacle: z.string().optional(),
  parked: z.array(z.strictObject({ step, text: z.string(), by: z.string().optional() })),
  struck: z.array(z.strictObject({ step, reason: z.string() })),
  late: z.array(z.strictObject({ step, text: z.string(), by: z.string().optional(), takenIn: z.boolean() })),
  skipped: z.array(z.strictObject({ step, why: z.string().optional() })),
  waived: z.array(z.strictObject({ step, rule: z.string(), why: z.string() })),
  notes: z.array(Note),
  decisions: z.array(Decision),
  helped: Helped.optional(),
  people: z.array(z.strictObject({ name: z.string(), role: z.enum(roles), left: z.boolean() })),
  steps: z.array(z.strictObject({ id: step, status: z.enum(["to-come", "open", "closed", "skipped"]) })),
});

type Deep<Value> = Value extends object ? { readonly [Key in keyof Value]: Deep<Value[Key]> } : Value;

export type Report = Deep<z.infer<typeof Report>>;
export type Idea = Report["purpose"]["ideas"][number];
export type Converged = Report["reasons"];
export type Item = Converged["rest"][number];
export type KeptItem = Converged["kept"][number];
export type CurrentTouchpoint = Report["journeys"]["current"][number];
export type NewTouchpoint = Report["journeys"]["new"][number];
export type Pair = Report["journeys"]["pairs"][number];
export type ReportFinding = Report["findings"][number];
export type ReportAction = Report["actions"][number];
export type Consent = NonNullable<Report["purpose"]["consent"]>;
