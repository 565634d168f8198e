import type { ContentFilePorts } from '@sage/domain/sync/content';

/** Larger ones are not shown in a brief. */
const MOST_BYTES = 25 * 1024 * 1024;
const WAIT_MS = 60_000;

/** Files that Notion keeps, by the signed addresses that its API gives. `apiUrl`: of a stand-in, whose addresses are on its own host. */
export const notionFiles =
  (apiUrl: string | undefined): ContentFilePorts['download'] =>
  async (url) => {
    if (!mayBeAsked(url, apiUrl)) return 'missing';
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'error' });
    if (response.status >= 500) throw new Error(`a file of Notion could not be fetched: ${response.status}`);
    if (!response.ok || !response.body) return discarded(response, 'missing');
    return (await upTo(MOST_BYTES, response.body)) ?? 'too_large';
  };

/** Our own network is nobody's to ask, whatever an answer says. */
function mayBeAsked(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return apiUrl ? origin === new URL(apiUrl).origin : protocol === 'https:';
}

async function upTo(most: number, body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const discarded = async <T>(response: Response, told: T): Promise<T> => {
  await response.body?.cancel();
  return told;
};
