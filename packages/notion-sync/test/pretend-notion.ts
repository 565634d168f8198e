import { APIResponseError, type Client } from '@notionhq/client';
import { TransportError } from '../src/bounded-fetch.ts';
import type { Clock } from '../src/clock.ts';

export interface PretendPage {
  id: string;
  properties: Record<string, unknown>;
  isTrashed: boolean;
  /** When queries begin to show it. */
  shownAt: number;
}

/** What happens to one request: nothing wrong, or one of these. `saved` ones take effect all the same. */
export type Fault = 'unsent' | 'lost' | 'saved' | '503 saved' | '503 named' | '503' | '429' | '409' | '400';

/**
 * why: property tests need Notion's worst habits in memory, by the thousand: late queries, answers that are lost after the save, no key that makes a
 * create safe. It stands under the real calls, limiter and classifier.
 */
export class PretendNotion {
  readonly pages: PretendPage[] = [];
  readonly requests: string[] = [];
  /** Taken in order, one a request. */
  faults: (Fault | undefined)[] = [];
  /** While true no connection comes about. */
  isDown = false;

  constructor(
    readonly clock: Clock & { at(): number },
    readonly lagMs = 10_000,
  ) {}

  get live(): PretendPage[] {
    return this.pages.filter(({ isTrashed }) => !isTrashed);
  }

  of(recordId: string): PretendPage[] {
    return this.live.filter(({ properties }) => JSON.stringify(properties['Sync ID']).includes(recordId));
  }

  /** The part of the SDK that the engine calls. */
  get client(): Client {
    const parts = {
      pages: {
        create: ({ properties }: { properties: PretendPage['properties'] }) => this.#request('create', () => this.#create(properties)),
        update: (change: { page_id: string; properties?: PretendPage['properties']; in_trash?: boolean }) => this.#request('update', () => this.#update(change)),
      },
      dataSources: {
        query: ({ filter }: { filter: { rich_text: { equals: string } } }) => this.#request('query', () => this.#query(filter.rich_text.equals)),
      },
    };
    return parts as unknown as Client;
  }

  async #request<T extends { id?: string }>(name: string, work: () => T): Promise<T> {
    this.requests.push(name);
    if (this.isDown) throw new TransportError('unsent', 'nobody there');
    const fault = this.faults.shift();
    if (!fault) return work();
    if (fault === 'unsent') throw new TransportError('unsent', 'no connection');
    if (fault === 'lost') throw new TransportError('dropped', 'dropped on the way');
    if (fault === '429' || fault === '409' || fault === '400' || fault === '503') throw refusal(Number(fault));
    const done = work();
    if (fault === 'saved') throw new TransportError('late', 'no answer');
    throw refusal(503, fault === '503 named' && name === 'create' && done.id ? { committed_resource_id: done.id } : {});
  }

  #create(properties: PretendPage['properties']): { id: string } {
    const page = { id: `page-${this.pages.length + 1}`, properties, isTrashed: false, shownAt: this.clock.at() + this.lagMs };
    this.pages.push(page);
    return page;
  }

  #update({ page_id: id, properties, in_trash: isTrashed }: { page_id: string; properties?: PretendPage['properties']; in_trash?: boolean }): { id: string } {
    const page = this.pages.find((each) => each.id === id);
    if (!page) throw refusal(404);
    page.isTrashed = isTrashed ?? page.isTrashed;
    page.properties = { ...page.properties, ...properties };
    return page;
  }

  #query(syncId: string): { results: { id: string }[] } & { id?: string } {
    return { results: this.of(syncId).filter(({ shownAt }) => shownAt <= this.clock.at()) };
  }
}

const CODES: Record<number, string> = { 400: 'validation_error', 404: 'object_not_found', 409: 'conflict_error', 429: 'rate_limited', 503: 'service_unavailable' };

const refusal = (status: number, more: Record<string, string> = {}) =>
  new APIResponseError({
    code: CODES[status] as APIResponseError['code'],
    status,
    message: `Notion says ${status}`,
    headers: new Headers(status === 429 ? { 'retry-after': '60' } : {}),
    rawBodyText: '',
    additional_data: more,
    request_id: 'r',
  });
