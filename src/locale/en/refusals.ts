/**
 * What people read when an act is refused: what was wrong, what would be right, what is kept (design.md, "Voice").
 * Figures: {count} is what there is, {min} and {max} what may be; {name} a person's or an item's own text.
 */
export const refusals = {
  "refusal.act.unknown": "This button belongs to something that is gone. Go on with the newest card. What you wrote is kept.",
  "refusal.act.not-allowed": "That is for a facilitator to do. Ask one of them. Nothing has changed.",
  "refusal.act.observer": "You are watching, so you cannot write or vote. Choose “Take part” first. Your text is kept.",
  "refusal.act.not-open": "This part is not open now. Go on with the question that is asked. Your text is kept.",
  "refusal.act.too-fast": "That was a lot in a few seconds. Wait a little and send it again. Your text is kept.",
  "refusal.act.too-large": "This is more than one form can hold. Send it in smaller parts. Your text is kept.",

  "refusal.session.not-begun": "The session has not begun yet. A facilitator opens the first step. Your text is kept.",
  "refusal.session.begun": "The session has begun, so this can no longer be changed. Nothing is lost.",
  "refusal.session.over": "The session is over and its report is published. The plan can still be updated.",
  "refusal.session.paused": "The session is paused. A facilitator resumes it. You can go on writing; your text is kept.",
  "refusal.session.unknown": "There is no session at this address. Ask whoever invited you for the link.",
  "refusal.session.busy": "Several people saved at the same moment. Send it again. Your text is kept.",

  "refusal.person.elsewhere":
    "{name} comes from a chat, and is the same person in other sessions there: only they themselves can change their name, open pages as themselves, or erase what they wrote.",
  "refusal.person.unknown": "That person is not in this session. Choose somebody from the list. Your text is kept.",
  "refusal.person.last-facilitator":
    "A session needs a facilitator, and this is the only one. Hand the role over first. Nothing has changed.",
  "refusal.person.too-many":
    "All the voices that a session can hold are taken. You can watch, and write to a facilitator if you need to take part.",
  "refusal.person.here-already": "Somebody of that name is here already. If it is you, come in by your own link; else add a surname.",
  "refusal.person.name-missing": "There is no name yet. Write the name that the others know you by.",

  "refusal.item.unknown": "This line is not here. Look at the list again. Your text is kept.",
  "refusal.item.not-yours": "Somebody else wrote this line. Only its author and a facilitator can change it. Your text is kept.",
  "refusal.item.gone": "This line has been taken away meanwhile. Add yours as a new one. Your text is kept.",
  "refusal.item.receipt": "This line is unsigned and this page cannot show that it is yours. Ask a facilitator to strike it.",
  "refusal.item.hidden": "This line is still face down. Wait for the reveal. Your text is kept.",

  "refusal.collect.too-many": "This step holds {max} lines at most, and they are full. Put some together first. Your text is kept.",
  "refusal.text.empty": "There is nothing written here yet. Write at least one word.",
  "refusal.text.too-long":
    "That is {count, plural, one {# character} other {# characters}}; there is room for {max}. Shorten it. Your text is kept.",
  "refusal.text.too-short":
    "That is {count, plural, one {# character} other {# characters}}; at least {min} are needed. Add a few words. Your text is kept.",

  "refusal.value.unknown-field": "There is no field of this name here: {field}. Leave it out. The rest is kept.",
  "refusal.value.not-a-choice": "This is not among the choices: {choice}. Choose one of those shown. The rest is kept.",
  "refusal.value.missing": "Nothing is here yet. Write or choose something. The rest is kept.",
  "refusal.value.not-a-date": "This is not a date that can be read. Write it as year, month and day: 2026-11-12. Your text is kept.",
  "refusal.value.not-a-duration":
    "This is not a length of time that can be read. Write weeks, days, hours or minutes: 6 weeks, 2 days. Months and years are written in weeks.",
  "refusal.value.not-a-number":
    "This is not a number that fits here. Write it in figures, within what the field allows. Your text is kept.",
  "refusal.value.unknown-ref": "This is not here: {name}. Choose from the list. The rest is kept.",
  "refusal.value.too-many": "There are {count} here, and there is room for {max}. Take some away. Nothing is lost.",
  "refusal.value.wrong-kind": "What came does not fit this field. Fill it in once more. The rest is kept.",

  "refusal.votes.too-many":
    "You have {max, plural, one {# dot} other {# dots}}, and all are spent. Take one back first. Your dots stay as they were.",
  "refusal.votes.too-many-on-one":
    "{max, plural, one {# dot} other {# dots}} at most on one line. Put the next one elsewhere. Your dots stay as they were.",
  "refusal.votes.level":
    "Some are level at the edge, so the dots do not say which is kept. Move a dot, or let a facilitator choose. Nothing is lost.",
  "refusal.votes.closed": "Voting is closed. What is kept now is decided together. Your dots stay as they were.",
  "refusal.keep.unknown": "This line is not among those to keep from. Look at the list again. Nothing has changed.",
  "refusal.merge.itself": "A line cannot be put together with itself. Choose another one. Nothing has changed.",

  "refusal.fill.changed-meanwhile":
    "Somebody changed this field while you were writing. Both texts are shown: take theirs, keep yours, or both.",
  "refusal.list.changed-meanwhile": "Somebody changed this entry while you were writing. Both are shown: take theirs, keep yours, or both.",
  "refusal.list.too-many": "There is room for {max} entries here, and it is full. Take one away or put two together. Your text is kept.",
  "refusal.list.too-few": "There are too few entries here. Add what is missing. What is there is kept.",

  "refusal.rate.out-of-range": "That is outside the scale. Feeling goes from −2 to +2, weight from 1 to 5. Your other ratings are kept.",
  "refusal.rate.unknown-item": "This contact is no longer in the list. Go on with the next. Your other ratings are kept.",

  "refusal.decide.no-proposal": "Nothing has been put forward here yet. Put something forward first. Nothing has changed.",
  "refusal.decide.open-objection":
    "There is still an objection. Put something else forward, or a facilitator settles it with a reason. Everything is kept.",
  "refusal.decide.reason-needed": "An objection needs a reason. Write one sentence, or take a ready phrase. The proposal stands for now.",
  "refusal.decide.settle-reason": "Settling an objection needs a reason. It is kept in the report. Nothing has changed yet.",

  "refusal.review.unanswered":
    "A finding that must be answered has no answer yet. Fix it, make it an action, or accept it and say why. The answers given are kept.",
  "refusal.review.note-needed": "Accepting a finding needs a why. Write one sentence, or take a ready phrase. Nothing has changed yet.",

  "refusal.undo.nothing": "There is nothing of yours to undo in this step. Everything stays as it is.",
  "refusal.undo.built-on": "Others have built on this, so it cannot be undone. Change it instead, or talk about it. Nothing has changed.",
  "refusal.skip.not-optional": "This step is needed. Give it less time, or keep what there is. Nothing has changed.",
  "refusal.skip.reason-needed": "Skipping needs a reason. It is kept in the report. Nothing has changed yet.",
  "refusal.back.not-before": "That step has not been reached yet. Go back only to one that is done. Nothing has changed.",
  "refusal.waive.not-waivable": "This rule cannot be waived. Do what it asks, or go back a step. Nothing has changed.",
  "refusal.waive.reason-needed": "Waiving a rule needs a reason. It is kept in the report. Nothing has changed yet.",
  "refusal.takeover.not-yet": "A facilitator is here or was here a moment ago. Taking over opens once nobody leads for a while.",
  "refusal.lookagain.nothing": "There is nothing here to look at again. Everything stays as it is.",
  "refusal.strike.reason-needed": "Striking a line needs a reason. Its text goes, the reason stays. Nothing has changed yet.",

  "refusal.purpose.none": "No sentence has been put forward yet. Put one forward, your own or one from the list. All lines are kept.",
  "refusal.reasons.too-few": "At least {min} reasons are needed. Kept now: {count}. Keep more, or add one; all lines are still here.",
  "refusal.reasons.too-many": "{max} reasons at most. Kept now: {count}. Take some away; they stay in the list.",
  "refusal.problems.none": "No problem is kept yet. Keep at least one. All lines are still here.",
  "refusal.problems.too-many": "{max} problems at most. Kept now: {count}. Take some away; they stay in the list.",
  "refusal.problems.no-long-horizon":
    "None of the kept problems looks two or three years ahead. Keep one that does, or say “not now”. What is kept stays.",
  "refusal.customer.too-few": "There is no customer type yet. Describe at least one and put it in focus.",
  "refusal.offer.not-one": "Exactly one product or service is rescued. Kept now: {count}. All lines are still here.",

  "refusal.journey.too-few":
    "A journey has at least {min} contacts. There so far: {count}. Add what comes before or after; everything is kept.",
  "refusal.journey.too-many": "A journey holds {max} contacts at most. Put two together, or map a part of it. Your text is kept.",
  "refusal.restrict.no-reason": "Blocked, but by which reason? Choose at least one of the kept reasons, or let it stay. Nothing is lost.",
  "refusal.restrict.unanswered":
    "It is not said yet what becomes of this contact. Say whether it stays, changes or is blocked. The rest is kept.",
  "refusal.replace.unanswered":
    "Something that is blocked has no answer yet. Replace it, merge it, or drop it and say why. The other answers are kept.",
  "refusal.replace.blocked-too":
    "{name}: reason {number}, {reason}, blocks it too. Choose another channel, or ask a facilitator to permit it. Your text is kept.",
  "refusal.replace.unknown-target": "The contact to merge into is not in the new journey. Choose one that is. The rest is kept.",
  "refusal.new-journey.blocked":
    "{name}: reason {number}, {reason}, blocks it. Change it, let it go, or ask a facilitator to permit it with a reason. Everything is kept.",
  "refusal.new-journey.incomplete":
    "The order leaves a contact out or names one twice. Each contact of the new journey stands in it once. Everything is kept.",
  "refusal.new-journey.empty": "The new journey is empty. It needs at least one contact. What was decided before is kept.",
  "refusal.permit.not-facilitator": "Only a facilitator can permit what a reason blocks. Ask one of them. Your text is kept.",

  "refusal.actions.uncovered": "No action yet for: {name}. Add one, or say what covers it or why it needs none. The plan is kept.",
  "refusal.actions.no-owner": "An action has no owner: {name}. Choose one person, or name somebody. The rest is kept.",
  "refusal.actions.no-deadline": "An action has no deadline: {name}. Choose a date. The rest is kept.",
  "refusal.actions.owner-unknown":
    "The owner is not in this session: {name}. Choose somebody from the list, or name them here. The rest is kept.",
  "refusal.actions.not-owner": "Only its owner can say whether this action is theirs. Ask them. Nothing has changed.",
  "refusal.actions.deadline-past": "This deadline has passed. Choose today or a later day. The rest is kept.",
  "refusal.actions.too-many": "A plan holds {max} actions at most. Put two together first. Your text is kept.",

  "refusal.link.unknown": "This link is not known. Ask whoever invited you for a new one.",
  "refusal.link.used": "This link has been used already. Ask a facilitator for a new one, or come in by your own link.",
  "refusal.link.expired": "This link has run out. Ask a facilitator for a new one.",
  "refusal.start.code": "This code does not fit. Ask whoever runs Teekond here for the right one. What you wrote is kept.",
  "refusal.help.off": "There is no help by a language model in this session: it is switched off.",
  "refusal.help.too-early": "People speak first here. Help comes once everybody’s answers are shown, or something is written.",
  "refusal.help.not-here": "A language model has no part in this step.",
} as const;
