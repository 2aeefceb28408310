/** A server answered with more than any help could be. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** No answer of ours is a tenth of it. */
const mostBytes = 1_000_000;

/** Lets so much through and no more. */
function upTo(most: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > most) controller.error(new TooLarge("the answer is too large"));
      else controller.enqueue(chunk);
    },
  });
}

/** `fetch`, with an end to what a server may send: an answer of ten megabytes is given up after one. */
export async function bounded(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const { status, statusText, headers, body } = response;
  if (body === null) return response;
  return new Response(body.pipeThrough(upTo(mostBytes)), { status, statusText, headers });
}
