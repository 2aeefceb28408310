/** The sixteen steps of the playbook crisis-redesign (method.md, "Playbook 1"). Question up to 80 characters, why up to 120. */
export const steps = {
  "step.purpose.title": "Purpose",
  "step.purpose.question": "Pause. Why are we in this business at all, today?",
  "step.purpose.why": "What you hold on to here decides later what may go and what has to stay.",
  "step.purpose.example": "We help ordinary people do what they thought they could not.",
  "step.purpose.help":
    "Write what would be missing in the world without you, not what you sell. Everyone writes alone first; the others see it after the reveal.",
  "step.purpose.part2.question": "Which one sentence says it for all of us?",
  "step.purpose.part2.why": "One sentence is short enough to remember when it has to decide something.",

  "step.reasons.title": "Reasons",
  "step.reasons.question": "Why can we not go on as before?",
  "step.reasons.why": "Each reason shows later which contacts with customers are closed.",
  "step.reasons.example": "The building is sealed until February.",
  "step.reasons.help":
    "One reason a line, as a fact. Choose its kind: a ban on contact, a closed place and a travel ban close every face-to-face contact by themselves.",
  "step.reasons.part2.question": "Which three to five reasons weigh most?",
  "step.reasons.part2.why": "Put together what says the same, spend your dots, then keep three to five.",

  "step.problems.title": "Problems we can solve",
  "step.problems.question": "Which problems are we able to solve?",
  "step.problems.why": "Somebody out there would pay or thank us for solving them; our own troubles belong elsewhere.",
  "step.problems.example": "It takes four e-mails to freeze a membership, so people cancel instead.",
  "step.problems.help": "Think two or three years ahead where you can, and mark for each problem how far it looks.",
  "step.problems.part2.question": "Which of these problems do we take on?",
  "step.problems.part2.why": "Keep one to seven, and at least one that looks two or three years ahead.",

  "step.customer.title": "Customer",
  "step.customer.question": "Who pays us?",
  "step.customer.question.firms": "Which person at the client pays us?",
  "step.customer.why": "A journey belongs to somebody: it looks different for each type of customer.",
  "step.customer.why.firms": "It is always one particular person who buys; the journey is that person’s.",
  "step.customer.example": "The Tuesday regular: comes after work, climbs with the same five people, pays by the month.",
  "step.customer.example.firms": "The production manager: answers for every hour the line stands still.",
  "step.customer.help":
    "Describe one to five typical customers and choose one to keep in focus. Write what you have seen, not what you wish.",

  "step.ideal-client.title": "Ideal client",
  "step.ideal-client.question": "Would a company also be a good client, and which one?",
  "step.ideal-client.question.firms": "Which company is the ideal client?",
  "step.ideal-client.why": "Skip this if you sell to people only.",
  "step.ideal-client.why.firms": "Knowing whom the service suits best shows where to begin.",
  "step.ideal-client.example": "80 to 300 people, two shifts, within 200 km, a mechanic of its own.",
  "step.ideal-client.help": "Give ranges, not averages. Leave empty what does not matter.",

  "step.pains.title": "Pains, fears and worries",
  "step.pains.question": "Whose pain do we ease?",
  "step.pains.question.firms": "Which pain do we ease: the company’s, and the buyer’s own?",
  "step.pains.why": "What hurts and what one is afraid of are often two things.",
  "step.pains.why.firms": "A company has pains, but a person buys, with fears and worries that are often not the same.",
  "step.pains.example": "Loses strength in three weeks. Afraid of paying for a hall that stays shut.",
  "step.pains.example.firms": "An hour of standstill costs 4,000 euros. He is afraid that the blame will be his.",
  "step.pains.help": "Up to twelve in each list. Then name the conflicts: where easing the one makes the other worse.",
  "step.pains.part2.question": "How do we answer both sides of each conflict?",
  "step.pains.part2.why": "An answer may stay open here; it is asked for again with the offer.",

  "step.offer.title": "What we rescue",
  "step.offer.question": "Which one product or service do we rescue?",
  "step.offer.why": "One rescued well is worth more than three half done.",
  "step.offer.example": "Coached membership, without the hall.",
  "step.offer.help": "Name it so that a customer would know what it is. The pains and their conflicts stand beside it.",
  "step.offer.part2.question": "Which one do we keep, and how does it answer each conflict?",
  "step.offer.part2.why": "Spend your dots, keep exactly one, then answer what is still open.",

  "step.current-journey.title": "The journey until now",
  "step.current-journey.question": "How did the customer’s journey go until now?",
  "step.current-journey.why": "Every point where the customer meets us counts (touchpoint), also a review or a neighbour’s word.",
  "step.current-journey.example": "Search and reviews · digital · web, social media",
  "step.current-journey.help":
    "A part of the journey is fine: say from where to where. Name each contact, digital or physical, and how it reaches the customer; the rest can wait.",

  "step.ratings.title": "Feeling and weight",
  "step.ratings.question": "How does each contact feel, and how much does it weigh?",
  "step.ratings.why": "Look through the customer’s eyes: what is rated 4 or more is a moment of truth.",
  "step.ratings.example": "Weekly session: feels +2, weighs 5.",
  "step.ratings.help": "Two taps for each contact. Nobody sees your ratings before the reveal, and no name stands beside them after it.",

  "step.restrict.title": "What is closed",
  "step.restrict.question": "What stays, what changes, what is blocked?",
  "step.restrict.why": "What a reason blocks by itself is marked already; change single ones, yes takes the rest.",
  "step.restrict.example": "Weekly session: blocked by 1, place closed.",
  "step.restrict.help":
    "Look at the physical contacts first. What nothing forbids can still be let go: drop it and say why, or merge it into another.",

  "step.replace.title": "What takes its place",
  "step.replace.question": "What takes the place of what is blocked?",
  "step.replace.why": "Put in a permitted one, join it to another, or drop it and say why.",
  "step.replace.example": "Weekly session becomes: weekly plan with two filmed attempts · app, video",
  "step.replace.help":
    "A replacement must not be blocked by any of the reasons. Say also how customers will learn of it, and who tells them.",
  "step.replace.part2.question": "Do we agree to this in its place?",
  "step.replace.part2.why": "Silence agrees; an objection needs a reason.",

  "step.new-journey.title": "The new journey",
  "step.new-journey.question": "How does the journey go from now on?",
  "step.new-journey.why": "It is drawn from your answers; put it in order and say how each contact should feel.",
  "step.new-journey.example": "Friday building report, bad news included · e-mail · expected +1",
  "step.new-journey.help": "Move, edit or add contacts. What a reason blocks has to change, go, or be permitted by a facilitator.",

  "step.audit.title": "A second look",
  "step.audit.question": "What does the new journey still get wrong?",
  "step.audit.why": "Each finding gets an answer: fix it now, make it an action, or accept it and say why.",
  "step.audit.example": "Two weeks of waiting after the sign-up: accept, the box takes that long.",
  "step.audit.help": "The heaviest findings come first. Every “must” needs an answer; the rest can be accepted together.",

  "step.actions.title": "Action plan",
  "step.actions.question": "What can be live in two days? What makes the rest real, who, by when?",
  "step.actions.why": "A plan is carried out when each action has one owner and one date.",
  "step.actions.example": "Cut the sign-up to one screen · Priya · in two working days",
  "step.actions.help": "Begin each action with a verb. Every new or changed contact needs an action, or one tap that says why not.",

  "step.governance.title": "Who keeps it alive",
  "step.governance.question": "Who keeps this alive after today?",
  "step.governance.why": "A plan without somebody who looks at it every week or month falls asleep.",
  "step.governance.example": "Three people, every Monday, first on 16 November.",
  "step.governance.help": "Name a steering group, one editor-in-chief for all contacts, and who listens and answers where customers speak.",

  "step.publish.title": "Publish",
  "step.publish.question": "Is this what we decided?",
  "step.publish.why": "After this the report goes out and the plan begins.",
  "step.publish.example": "Could stop us: nobody has time before the quarter ends.",
  "step.publish.help": "What is still open stands in the first lines of the report. You can publish with it, or go back.",
} as const;
