import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface OpenedLink {
  bytes: AsyncIterable<Uint8Array>;
  /** Of the address that answered in the end. */
  url: string;
}

/** @throws with a message for people, that begins after "it could not be had:" */
export type OpenLink = (url: string) => Promise<OpenedLink>;

export interface OpenLinkParts {
  resolve?: (host: string) => Promise<string[]>;
  /** One request to exactly this address, which follows nothing. */
  send?: (url: URL, address: string, signal: AbortSignal) => Promise<IncomingMessage>;
  /** For all of it, bytes included. */
  overallMs?: number;
}

const MOST_LEADS = 5;
const OVERALL_MS = 5 * 60_000;
const SILENCE_MS = 20_000;
const LEADS_ON = new Set([301, 302, 303, 307, 308]);

/**
 * Opens an address that somebody wrote in Notion: by https, and never within our own network, whatever the name resolves to and wherever it leads. What was
 * checked is what is connected to.
 */
export const openLink =
  ({ resolve = addressesOf, send = sendOverTls, overallMs = OVERALL_MS }: OpenLinkParts = {}): OpenLink =>
  async (address) => {
    const signal = AbortSignal.timeout(overallMs);
    let url = new URL(address);
    for (let leads = 0; leads <= MOST_LEADS; leads++) {
      const answer = await send(url, await publicAddressOf(url, resolve), signal);
      const { statusCode: status = 0, headers } = answer;
      if (status === 200) return { bytes: answer, url: url.href };
      answer.destroy();
      if (!LEADS_ON.has(status) || !headers.location || !URL.canParse(headers.location, url)) throw new Error(`it answered ${status}`);
      url = new URL(headers.location, url);
    }
    throw new Error(`it leads on more than ${MOST_LEADS} times`);
  };

async function publicAddressOf(url: URL, resolve: NonNullable<OpenLinkParts['resolve']>): Promise<string> {
  if (url.protocol !== 'https:') throw new Error('it is, or leads to, a link that is not https, which is not followed');
  if (url.username || url.password) throw new Error('there is a name or password in the link');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [first] = addresses;
  if (!first || !addresses.every(isPublicAddress)) throw new Error('it leads into a network that is not public');
  return first;
}

const addressesOf = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

const sendOverTls = (url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const servername = isIP(url.hostname.replace(/^\[|\]$/g, '')) ? '' : url.hostname;
    const headers = { host: url.host, accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'SAGE' };
    const asked = https.get({ host: address, servername, port: url.port || 443, path: url.pathname + url.search, headers, signal, agent: false, timeout: SILENCE_MS }, resolve);
    asked.once('timeout', () => asked.destroy(new Error(`nothing was heard for ${SILENCE_MS / 1_000} seconds`)));
    asked.once('error', reject);
  });
