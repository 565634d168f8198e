import type { NotionStandIn } from '@sage/local-services/testing';
import { plain } from '../studio.ts';
import { KINDS, NOTES, type Kind, type World } from './world.ts';

type Page = ReturnType<NotionStandIn['store']['all']>[number] & { parent: { data_source_id?: string }; in_trash: boolean };
type Field = 'Name' | 'Tier' | 'Status';

/** A person set a property that is ours. */
export interface Edit {
  pageId: string;
  field: Field;
  value: string;
  /** What the page said before. */
  before: string;
  at: string;
  /** What we wrote over it. Null: nothing so far. */
  over: string | null;
}

const text = (content: string) => [{ type: 'text', text: { content } }];

/** The studio's people at work in Notion, and what must be left of it. */
export class People {
  /** What they keep in a property of their own, by page. */
  readonly notes = new Map<string, string>();
  /** What they wrote into pages, by page and in their order. */
  readonly blocks = new Map<string, { id: string; says: string }[]>();
  readonly edits: Edit[] = [];
  /** All that they ever set on a property of ours. */
  readonly set = new Set<string>();
  /** Tasks of a step's page, by page: done or not. */
  readonly tasks = new Map<string, Map<string, boolean>>();
  #open: Edit[] = [];

  constructor(readonly world: World) {}

  live(kind: Kind): Page[] {
    const { standIn, sources } = this.world;
    return (standIn.store.all('page') as unknown as Page[]).filter(({ parent, in_trash }) => parent.data_source_id === sources[kind] && !in_trash);
  }

  /** @returns the page that was touched */
  note(which: number, says: string): string | null {
    const page = pick(KINDS.flatMap((kind) => this.live(kind)), which);
    if (!page) return null;
    this.#ask('pages.update', page.id, { properties: { [NOTES]: { rich_text: text(says) } } });
    this.notes.set(page.id, says);
    return page.id;
  }

  write(which: number, says: string): string | null {
    const page = pick(this.live('project'), which);
    if (!page) return null;
    const { results } = this.#ask('blocks.children.append', page.id, { children: [{ paragraph: { rich_text: text(says) } }] }) as { results: { id: string }[] };
    this.blocks.set(page.id, [...(this.blocks.get(page.id) ?? []), { id: results[0]!.id, says }]);
    return page.id;
  }

  edit(which: number, field: Field, value: string): string | null {
    const page = pick(this.live('project'), which);
    if (!page) return null;
    const edit = { pageId: page.id, field, value, before: this.says(page.id, field), at: this.world.clock.now()!.toISOString(), over: null };
    this.#ask('pages.update', page.id, { properties: { [field]: field === 'Name' ? { title: text(value) } : { select: { name: value } } } });
    if (edit.before === value) return page.id;
    this.set.add(value);
    // What nobody read before another person changed it again is nobody's loss.
    const same = (one: Edit) => one.pageId === page.id && one.field === field && one.over === null;
    for (const one of this.edits.filter(same)) this.edits.splice(this.edits.indexOf(one), 1);
    this.#open = [...this.#open.filter((one) => !same(one)), edit];
    this.edits.push(edit);
    return page.id;
  }

  /** Begins a task of a step, or ticks off all that it has. @returns the task's page */
  tick(which: number, says: string): string | null {
    const page = pick(this.live('milestone'), which);
    if (!page) return null;
    const tasks = this.tasks.get(page.id) ?? new Map<string, boolean>();
    this.tasks.set(page.id, tasks);
    const open = [...tasks].find(([, isDone]) => !isDone)?.[0];
    if (open) {
      this.world.standIn.person.tick(open, true);
      tasks.set(open, true);
      return open;
    }
    const parent = { type: 'data_source_id', data_source_id: this.world.sources.task };
    const made = this.world.standIn.person.ask('pages.create', { body: { parent, properties: { Name: { title: text(says) }, Milestone: { relation: [{ id: page.id }] } } } }) as { id: string };
    tasks.set(made.id, false);
    return made.id;
  }

  trash(which: number): string | null {
    const page = pick(this.live('project'), which);
    if (page) this.#ask('pages.update', page.id, { in_trash: true });
    return page?.id ?? null;
  }

  says(pageId: string, field: string): string {
    const { properties } = this.world.standIn.person.ask('pages.retrieve', { id: pageId }) as { properties: Record<string, Record<string, unknown> & { type: string }> };
    const property = properties[field]!;
    return String(plain(property[property.type]));
  }

  /** After each call of ours: what it wrote over. */
  watch(): void {
    this.#open = this.#open.filter((edit) => {
      const now = this.says(edit.pageId, edit.field);
      if (now !== edit.value) edit.over = now;
      return edit.over === null;
    });
  }

  #ask(operation: string, id: string, body: object): unknown {
    return this.world.standIn.person.ask(operation, { id, body });
  }
}

const pick = <T>(all: T[], n: number): T | undefined => all[n % Math.max(all.length, 1)];
