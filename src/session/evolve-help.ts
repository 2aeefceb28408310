import type { Json } from "#steps/field.ts";
import type { HelpKind } from "#steps/help.ts";
import type { SessionEvent } from "./event.ts";
import type { Session } from "./state.ts";
import type { HelpStop, Piece, PieceAnswer, Suggestion, SuggestedAct } from "./suggestion.ts";

type Data = { readonly [key: string]: Json };

function writer(event: SessionEvent): string | null {
  return event.actor.kind === "person" ? event.actor.id : null;
}

function made(session: Session, data: Data, event: SessionEvent): Session {
  const pieces = (data.pieces as readonly Data[]).map(
    (one): Piece => ({
      id: String(one.id),
      text: String(one.text),
      acts: one.acts as readonly SuggestedAct[],
      made: typeof one.made === "string" ? one.made : null,
      answer: null,
    }),
  );
  const next: Suggestion = {
    id: String(data.id),
    help: data.help as HelpKind,
    step: String(data.step),
    part: Number(data.part),
    at: event.at,
    asked: typeof data.asked === "string" ? data.asked : null,
    pieces,
  };
  return { ...session, suggestions: [...session.suggestions, next] };
}

function answered(session: Session, data: Data, event: SessionEvent): Session {
  const text = typeof data.text === "string" ? { text: data.text } : {};
  const answer: PieceAnswer = { is: data.answer as PieceAnswer["is"], by: writer(event), ...text };
  const change = (piece: Piece): Piece => (piece.id === data.piece ? { ...piece, answer } : piece);
  const suggestions = session.suggestions.map((one) => (one.id === data.suggestion ? { ...one, pieces: one.pieces.map(change) } : one));
  return { ...session, suggestions };
}

function asked(session: Session, data: Data, event: SessionEvent): Session {
  const { id, help, step, part, text } = data;
  const next = {
    id: String(id),
    help: help as HelpKind,
    step: String(step),
    part: Number(part),
    text: String(text),
    by: writer(event),
    at: event.at,
  };
  return { ...session, helpAsked: [...session.helpAsked, next] };
}

/** What a model suggests, what people ask it for, and what becomes of it. */
export const helpFolds = {
  "help.set": (session: Session, data: Data, event: SessionEvent) => ({
    ...session,
    help: {
      on: data.on === true,
      since: event.at,
      because: typeof data.because === "string" ? (data.because as HelpStop) : null,
      ever: session.help.ever || data.on === true,
    },
  }),
  "help.asked": asked,
  "suggestion.made": made,
  "suggestion.answered": answered,
} as const;
