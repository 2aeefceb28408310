import { reasonKinds } from "#journey/redesign.ts";
import type { Field } from "#steps/field.ts";
import { announcedBy, expected, newTouchpoint, touchpoint } from "../fields.ts";
import type { Playbook } from "../playbook.ts";

const text: Field = { id: "text", kind: "text", required: true };
const line = (id: string): Field => ({ id, kind: "line" });
const long = (id: string): Field => ({ id, kind: "text" });
const why: Field = { id: "why", kind: "text", required: true };
const texts = (id: string, max: number): Field => ({ id, kind: "rows", max, fields: [text] });

/**
 * The main job: a team that cannot serve its customers as before redraws their journey (method.md, "Playbook 1"; the first seed text).
 * Boxes: "Default boxes" of method.md, a step's minutes divided over its parts.
 */
export const crisisRedesign: Playbook = {
  id: "crisis-redesign",
  opening: 3,
  steps: [
    {
      id: "purpose",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        { pattern: "collect", box: { live: 4, async: 4 }, fields: [text], rules: [] },
        {
          pattern: "decide",
          box: { live: 2, async: 2 },
          helps: ["sharpen", "challenge"],
          fields: [],
          subjects: "one",
          variants: [{ id: "sentence", fields: [{ id: "text", kind: "text", required: true, min: 10, max: 280 }] }],
          rules: [{ word: "answered", at: "close", refused: "purpose.none" }],
        },
      ],
    },
    {
      id: "reasons",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "collect",
          box: { live: 5, async: 4 },
          fields: [text, { id: "kind", kind: "choice", options: reasonKinds, required: true }],
          rules: [],
        },
        {
          pattern: "converge",
          box: { live: 4, async: 2 },
          helps: ["sharpen", "cluster"],
          fields: [],
          subjects: "ideas",
          rules: [
            { word: "at-least", at: "close", n: 3, refused: "reasons.too-few" },
            { word: "at-most", at: "close", n: 5, refused: "reasons.too-many" },
          ],
        },
      ],
    },
    {
      id: "problems",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "collect",
          box: { live: 4, async: 4 },
          fields: [text, { id: "horizon", kind: "choice", options: ["now", "one-year", "two-to-three-years"], required: true }],
          rules: [],
        },
        {
          pattern: "converge",
          box: { live: 3, async: 2 },
          helps: ["sharpen", "cluster"],
          fields: [],
          subjects: "ideas",
          rules: [
            { word: "at-least", at: "close", n: 1, refused: "problems.none" },
            { word: "at-most", at: "close", n: 7, refused: "problems.too-many" },
            {
              word: "some",
              at: "close",
              field: "horizon",
              value: "two-to-three-years",
              refused: "problems.no-long-horizon",
              waivable: true,
            },
          ],
        },
      ],
    },
    {
      id: "customer",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "fill",
          box: { live: 7, async: 4 },
          helps: ["sharpen"],
          fields: [
            {
              id: "types",
              kind: "rows",
              required: true,
              max: 5,
              fields: [
                { id: "name", kind: "line", required: true },
                long("who"),
                long("goal"),
                long("triggers"),
                long("inspires"),
                long("influences"),
                long("annoys"),
                long("different"),
              ],
            },
            { id: "focus", kind: "ref", of: "types" },
          ],
          rules: [{ word: "rows", at: "close", field: "types", n: 1, refused: "customer.too-few" }],
        },
      ],
    },
    {
      id: "ideal-client",
      sprint: false,
      optional: true,
      reads: [],
      parts: [
        {
          pattern: "fill",
          box: { live: 5, async: 4 },
          fields: [long("headcount"), long("turnover"), long("geography"), long("technology"), long("other")],
          rules: [],
        },
      ],
    },
    {
      id: "pains",
      sprint: true,
      optional: false,
      reads: [{ step: "customer", part: 0, via: "whole" }],
      parts: [
        {
          pattern: "fill",
          box: { live: 5, async: 4 },
          helps: ["sharpen", "pains"],
          fields: [
            texts("organisation", 12),
            texts("buyer", 12),
            {
              id: "conflicts",
              kind: "rows",
              max: 12,
              fields: [
                { id: "organisation", kind: "text", required: true },
                { id: "buyer", kind: "text", required: true },
              ],
            },
          ],
          rules: [],
        },
        {
          pattern: "decide",
          box: { live: 2, async: 2 },
          fields: [],
          subjects: "conflicts",
          answers: "any",
          variants: [{ id: "answer", fields: [text] }],
          rules: [],
        },
      ],
    },
    {
      id: "offer",
      sprint: true,
      optional: false,
      alsoOpen: { step: "pains", part: 1 },
      reads: [
        { step: "customer", part: 0, via: "whole" },
        { step: "pains", part: 0, via: "whole" },
      ],
      parts: [
        { pattern: "collect", box: { live: 3, async: 4 }, fields: [text], rules: [] },
        {
          pattern: "converge",
          box: { live: 3, async: 2 },
          helps: ["cluster", "challenge"],
          fields: [],
          subjects: "ideas",
          rules: [{ word: "exactly", at: "close", n: 1, refused: "offer.not-one" }],
        },
      ],
    },
    {
      id: "current-journey",
      sprint: true,
      optional: false,
      reads: [{ step: "offer", part: 1, via: "whole" }],
      parts: [
        {
          pattern: "list",
          box: { live: 13, async: 8 },
          helps: ["draft-journey"],
          fields: [...touchpoint, announcedBy],
          head: [line("from"), line("to")],
          rules: [
            { word: "at-least", at: "close", n: 3, refused: "journey.too-few" },
            { word: "at-most", at: "close", n: 60, refused: "journey.too-many" },
          ],
        },
      ],
    },
    {
      id: "ratings",
      sprint: false,
      optional: false,
      pausesAfter: true,
      reads: [{ step: "current-journey", part: 0, via: "item" }],
      parts: [
        {
          pattern: "rate",
          box: { live: 8, async: 4 },
          helps: ["voices"],
          fields: [],
          subjects: "touchpoints",
          scales: [
            { id: "emotion", from: -2, to: 2 },
            { id: "impact", from: 1, to: 5 },
          ],
          rules: [],
        },
      ],
    },
    {
      id: "restrict",
      sprint: true,
      optional: false,
      reads: [
        { step: "current-journey", part: 0, via: "item" },
        { step: "reasons", part: 1, via: { field: "reasons" } },
        { step: "reasons", part: 1, via: "whole" },
      ],
      parts: [
        {
          pattern: "decide",
          box: { live: 6, async: 4 },
          fields: [],
          subjects: "touchpoints",
          opening: "what-the-reasons-block",
          answers: "every",
          variants: [
            { id: "stays", fields: [] },
            { id: "changes", fields: [{ id: "fields", kind: "record", fields: newTouchpoint }] },
            { id: "blocked", fields: [{ id: "reasons", kind: "refs", of: "reasons" }, long("note")] },
            { id: "dropped", fields: [why] },
            { id: "merged", fields: [{ id: "into", kind: "ref", required: true }] },
            { id: "permitted", fields: [{ ...why, facilitator: true }] },
          ],
          rules: [
            { word: "answered", at: "close", refused: "restrict.unanswered" },
            { word: "needs", at: "entry", value: "blocked", field: "reasons", refused: "restrict.no-reason" },
          ],
        },
      ],
    },
    {
      id: "replace",
      sprint: true,
      optional: false,
      passesWithout: "blocked",
      reads: [
        { step: "restrict", part: 0, via: "item" },
        { step: "reasons", part: 1, via: "whole" },
      ],
      parts: [
        {
          pattern: "collect",
          box: { live: 6, async: 4 },
          fields: [
            { id: "for", kind: "ref", of: "blocked", required: true },
            { id: "is", kind: "choice", options: ["with", "merged", "dropped"], required: true },
            { id: "name", kind: "line" },
            { id: "medium", kind: "choice", options: ["digital", "physical"] },
            { id: "channels", kind: "choices", options: touchpoint.find((one) => one.id === "channels")?.options ?? [] },
            long("does"),
            { id: "into", kind: "ref" },
            long("why"),
            line("announcedBy"),
          ],
          rules: [{ word: "not-blocked", at: "entry", refused: "replace.blocked-too" }],
        },
        {
          pattern: "decide",
          box: { live: 4, async: 4 },
          helps: ["suggest-replacements"],
          fields: [],
          subjects: "blocked",
          answers: "every",
          variants: [
            { id: "with", fields: [{ id: "touchpoints", kind: "rows", required: true, max: 60, fields: newTouchpoint }] },
            { id: "dropped", fields: [why] },
            { id: "merged", fields: [{ id: "into", kind: "ref", required: true }] },
          ],
          rules: [
            { word: "answered", at: "close", refused: "replace.unanswered" },
            { word: "not-blocked", at: "entry", refused: "replace.blocked-too" },
          ],
        },
      ],
    },
    {
      id: "new-journey",
      sprint: true,
      optional: false,
      reads: [
        { step: "current-journey", part: 0, via: "item" },
        { step: "restrict", part: 0, via: "item" },
        { step: "replace", part: 1, via: "origin" },
        { step: "reasons", part: 1, via: "whole" },
      ],
      parts: [
        {
          pattern: "list",
          box: { live: 5, async: 8 },
          helps: ["challenge"],
          fields: [...newTouchpoint, expected],
          subjects: "composed",
          rules: [
            { word: "not-struck", at: "entry", refused: "new-journey.blocked" },
            { word: "whole-order", at: "entry", refused: "new-journey.incomplete" },
            { word: "at-least", at: "close", n: 1, refused: "new-journey.empty" },
            { word: "at-most", at: "close", n: 60, refused: "journey.too-many" },
            { word: "targets", at: "close", refused: "replace.unknown-target" },
            { word: "replaced", at: "close", refused: "replace.unanswered" },
            { word: "fits", at: "close", refused: "new-journey.blocked" },
          ],
        },
      ],
    },
    {
      id: "audit",
      sprint: false,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "review",
          box: { live: 10, async: 4 },
          subjects: "journey-findings",
          fields: [{ id: "goalReached", kind: "choice", options: ["yes", "partly", "no"], required: true }],
          rules: [
            { word: "answered", at: "close", refused: "review.unanswered" },
            { word: "said", at: "close", field: "goalReached", refused: "value.missing" },
          ],
        },
      ],
    },
    {
      id: "actions",
      sprint: true,
      optional: false,
      reads: [{ step: "new-journey", part: 0, via: { field: "touchpoints" } }],
      parts: [
        {
          pattern: "list",
          box: { live: 8, async: 4 },
          helps: ["draft-actions"],
          subjects: "drafts",
          defaults: "two-working-days",
          fields: [
            { id: "title", kind: "line", min: 3, required: true },
            { id: "touchpoints", kind: "refs", of: "new-touchpoints", max: 60 },
            { id: "owner", kind: "person", unknown: "actions.owner-unknown" },
            { id: "deadline", kind: "date" },
            { id: "measure", kind: "text", more: true },
            { id: "cost", kind: "choice", options: ["saves", "neutral", "costs"], more: true },
            { id: "amount", kind: "number", min: 0, max: 1e12, more: true },
            { id: "status", kind: "choice", options: ["todo", "doing", "done", "blocked"], more: true },
            { id: "blockedBy", kind: "text", more: true },
            { id: "notes", kind: "text", more: true },
          ],
          head: [
            {
              id: "covers",
              kind: "rows",
              max: 60,
              fields: [{ id: "touchpoint", kind: "ref", of: "new-touchpoints", required: true }, why],
            },
          ],
          rules: [
            { word: "at-most", at: "close", n: 100, refused: "actions.too-many" },
            { word: "not-past", at: "entry", refused: "actions.deadline-past" },
            { word: "has", at: "close", field: "owner", refused: "actions.no-owner" },
            { word: "has", at: "close", field: "deadline", refused: "actions.no-deadline" },
            { word: "covered", at: "close", refused: "actions.uncovered" },
          ],
        },
      ],
    },
    {
      id: "governance",
      sprint: false,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "fill",
          box: { live: 10, async: 4 },
          fields: [
            long("goal"),
            { id: "people", kind: "people" },
            { id: "functions", kind: "text" },
            { id: "cadence", kind: "choice", options: ["weekly", "monthly"] },
            { id: "next", kind: "date" },
            { id: "editorInChief", kind: "person" },
            {
              id: "listening",
              kind: "rows",
              max: 50,
              fields: [
                { id: "source", kind: "line", required: true },
                { id: "answeredBy", kind: "person" },
                { id: "within", kind: "duration" },
              ],
            },
            texts("figures", 50),
            texts("costsToLower", 50),
            { id: "winCost", kind: "number", min: 0, max: 1e12 },
            { id: "lostPerYear", kind: "number", min: 0, max: 1e12 },
          ],
          rules: [],
        },
      ],
    },
    {
      id: "publish",
      sprint: true,
      optional: false,
      reads: [],
      parts: [
        {
          pattern: "review",
          box: { live: 3, async: 4 },
          helps: ["summary"],
          subjects: "findings-left",
          fields: [long("obstacle")],
          rules: [],
        },
      ],
    },
  ],
};
