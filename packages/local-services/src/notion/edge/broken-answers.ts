import { Problem } from './problem.ts';

const REFUSALS: Record<number, [code: string, message: string]> = {
  409: ['conflict_error', 'Conflict occurred while saving. Please try again.'],
  500: ['internal_server_error', 'Unexpected error occurred.'],
  502: ['bad_gateway', 'Notion is unavailable. Please try again later.'],
  503: ['service_unavailable', 'Notion is unavailable. Please try again later.'],
  504: ['gateway_timeout', 'Notion took too long to answer.'],
  529: ['service_overload', 'Notion is overloaded. Please try again later.'],
};

export function refused(status: number): Problem {
  const [code, message] = REFUSALS[status] ?? ['internal_server_error', 'Unexpected error occurred.'];
  return new Problem(status, code, message, status === 529 ? { retryAfter: 1 } : {});
}

interface Made {
  object?: string;
  id?: string;
  results?: { id: string }[];
}

/** What was saved is named only by some of these answers. */
export function unavailableAfterCommit(answer: Made, ids: boolean): Problem {
  const additional_data: Record<string, string | string[]> = answer.results ? { committed_child_ids: answer.results.map(({ id }) => id) } : { committed_resource_id: answer.id ?? '' };
  return new Problem(503, 'service_unavailable', 'Notion is unavailable. Please try again later.', ids ? { additional_data } : {});
}

export const htmlPage = (status: number) =>
  new Response('<html><head><title>Bad Gateway</title></head><body><center><h1>Bad Gateway</h1></center></body></html>', { status, headers: { 'content-type': 'text/html' } });

const SILENCE_MS = 120_000;

/** Half of the body, then nothing more for longer than anyone should wait, or until the stand-in ends. */
export function stalledAnswer(answer: object, ending: AbortSignal): Response {
  const text = JSON.stringify(answer);
  const over = AbortSignal.any([ending, AbortSignal.timeout(SILENCE_MS)]);
  let isWanted = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)));
      over.addEventListener('abort', () => isWanted && controller.close(), { once: true });
    },
    cancel() {
      isWanted = false;
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}
