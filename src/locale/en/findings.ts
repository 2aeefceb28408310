/**
 * What the lenses say (method.md, "Findings"), by the figures of `journey/lenses`. The contacts and actions a finding is about stand beside it, so the
 * texts do not name them. `sayFinding` turns codes, lengths of time, dates and money into words of the reader's language first.
 */
export const findings = {
  "finding.contact-audit.longest-wait.title": "A long wait: {wait}",
  "finding.contact-audit.longest-wait.says": "Must the customer wait this long?",
  "finding.contact-audit.fewer-contacts.title":
    "{about, select, count {More contacts than before} other {A contact that weighs little and feels bad}}",
  "finding.contact-audit.fewer-contacts.says":
    "{about, select, count {Contacts to the goal: {before} until now, {now} from now on. Can there be fewer, sooner done?} other {Impact {impact}, feeling {emotion}. Merge it into another, or drop it?}}",
  "finding.contact-audit.comes-back.title": "The same matter comes back",
  "finding.contact-audit.comes-back.says": "Why does the customer come back at contact {place} with what was brought up at {of}?",
  "finding.contact-audit.no-reaction.title": "A reply is expected",
  "finding.contact-audit.no-reaction.says":
    "{lacks, select, both {They write to us, and nobody is bound to react. Say who replies, and within how long.} responsible {They write to us. Say who replies.} other {They write to us. Say within how long we reply.}}",
  "finding.contact-audit.staff-blind.title": "What was told before is not seen",
  "finding.contact-audit.staff-blind.says":
    "{sees, select, partly {We see only a part of what the customer told us before. What keeps us from seeing the rest?} other {We do not see what the customer told us before. What keeps us from it?}}",
  "finding.contact-audit.goal-missed.title": "The customer does not get there",
  "finding.contact-audit.goal-missed.says":
    "{reached, select, partly {You said that the customer reaches the goal only in part. What is missing?} other {You said that this journey does not let the customer reach the goal. What is missing?}}",
  "finding.contact-audit.too-many.title": "{about, select, phase {Many contacts in one phase: {phase}} other {Many contacts in all}}",
  "finding.contact-audit.too-many.says": "Contacts: {now}. Too many annoy and bring nobody nearer the goal.",
  "finding.contact-audit.too-few.title": "A long silence: {wait}",
  "finding.contact-audit.too-few.says": "Nothing happens in between. A chance to help goes unused.",

  "finding.coverage.empty-phase.title": "A phase without a contact: {phase}",
  "finding.coverage.empty-phase.says":
    "{code, select, activate {The greatest danger: we think we are done, and for the customer it only begins.} accomplish {The real work begins here: the result shows, and feedback is caught.} other {Nothing of ours meets the customer there. Should it?}}",
  "finding.coverage.place-phases.title": "Most contacts have no phase yet",
  "finding.coverage.place-phases.says": "Placed: {placed} of {all}. Place the rest to see which phases stay empty.",
  "finding.coverage.empty-channel.title": "A channel not used: {channel}",
  "finding.coverage.empty-channel.says": "No contact goes this way. Is that what we want?",

  "finding.omnichannel.single-channel.title": "One channel only: {stage}",
  "finding.omnichannel.single-channel.says": "All contacts of this part go by one channel: {channel}. Who cannot use it has no other way.",
  "finding.omnichannel.blind-handover.title": "A change of channel, and what was said stays behind",
  "finding.omnichannel.blind-handover.says": "From {from} to {to} the channel changes, and at {to} we do not see what happened at {from}.",

  "finding.extremes.best.title": "The best contact until now",
  "finding.extremes.best.says": "Feeling {emotion}, impact {impact}. What makes it good, and where else could that help?",
  "finding.extremes.worst.title": "The worst contact until now",
  "finding.extremes.worst.says": "Feeling {emotion}, impact {impact}. What has become of it?",
  "finding.extremes.painful-moment-of-truth.title": "A moment of truth that hurts",
  "finding.extremes.painful-moment-of-truth.says": "Impact {impact}, feeling {emotion}. Here the customer decides whether we are any good.",

  "finding.crisis-fit.blocked-in-new.title":
    "{permitted, select, yes {Permitted although a reason blocks it} other {Blocked, and still in the new journey}}",
  "finding.crisis-fit.blocked-in-new.says":
    "{many, select, yes {Blocked by reasons} other {Blocked by reason}} {reasons}. {permitted, select, yes {A facilitator permitted it; the why stands in the report.} other {Change it, let it go, or have it permitted with a reason.}}",
  "finding.crisis-fit.unanswered.title": "Blocked, and nothing in its place",
  "finding.crisis-fit.unanswered.says":
    "{many, select, yes {Blocked by reasons} other {Blocked by reason}} {reasons}. Replace it, merge it, or drop it and say why.",
  "finding.crisis-fit.idle-reason.title": "A reason that blocks nothing",
  "finding.crisis-fit.idle-reason.says": "Reason {reason}, {kind}, closes no contact. Does it change the journey after all?",
  "finding.offer.open-conflict.title": "A conflict without an answer",
  "finding.offer.open-conflict.says": "On the one side: {organisation} · On the other: {buyer} · How does the offer answer both?",

  "finding.cost.plan-costs-more.title": "The plan costs more than it saves: {sum}",
  "finding.cost.plan-costs-more.says":
    "Costs {costs}, saves {saves}. {unknown, plural, =0 {} one {# action has no amount yet. } other {# actions have no amount yet. }}Engagement should cost less, not more: what could move to a cheaper channel?",
  "finding.cost.loss-sheet.title": "What lost customers cost: {loss} a year",
  "finding.cost.loss-sheet.says": "Winning one customer costs {winCost}. Customers lost in a year: {lostPerYear}.",

  "finding.plan.no-owner.title": "An action without an owner",
  "finding.plan.no-owner.says": "Who does it? One person, from the team or named here.",
  "finding.plan.no-deadline.title": "An action without a deadline",
  "finding.plan.no-deadline.says": "By when? Two working days are a good beginning.",
  "finding.plan.uncovered.title": "{origin, select, changed {A changed contact without an action} other {A new contact without an action}}",
  "finding.plan.uncovered.says": "Nothing in the plan makes it real. Add an action, or say what covers it.",
  "finding.plan.nobody-told.title": "Nobody tells the customers",
  "finding.plan.nobody-told.says": "How will customers learn of this new contact, and who tells them?",
  "finding.plan.late-deadline.title": "A late deadline: {deadline}",
  "finding.plan.late-deadline.says":
    "{workingDays, plural, one {# working day} other {# working days}} from its entry. The plan should be live within days: can a part of it come sooner?",
  "finding.plan.overloaded-owner.title": "Much on one day: {owner}",
  "finding.plan.overloaded-owner.says": "Due {day}: {count, plural, one {# action} other {# actions}}. Move some, or share them.",
} as const;
