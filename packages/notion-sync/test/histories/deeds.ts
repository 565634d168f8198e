import { newClient, newMilestone, newProject } from '../sync-database.ts';
import type { Deed } from './history.ts';
import type { People } from './people.ts';
import { count, type Tally } from './tally.ts';
import { MAYA, type World } from './world.ts';

/** What the studio does in SAGE, and people in Notion. */
export class Deeds {
  /** Of rows. */
  changes = 0;
  said = 0;

  constructor(
    readonly world: World,
    readonly people: People,
    readonly tally: Tally,
  ) {}

  async do({ do: what, which, isHeard }: Deed): Promise<void> {
    count(this.tally.deeds, what);
    await this.world.late.arrive();
    const words = `${what} ${(this.said += 1)}`;
    const page = this.byPerson(what, which, words);
    if (page === undefined) return this.byStudio(what, which, words);
    if (page && isHeard) await this.world.database.query('select private.ask_sync_pull($1, $2, $2, 2, $3)', [what === 'write' ? 'content' : 'page', page, this.world.clock.now()]);
  }

  /** @returns the page that was touched; undefined when it is no deed of people in Notion */
  byPerson(what: Deed['do'], which: number, words: string): string | null | undefined {
    switch (what) {
      case 'note':
        return this.people.note(which, words);
      case 'write':
        return this.people.write(which, words);
      case 'call':
        return this.people.edit(which, 'Name', words);
      case 'class':
        return this.people.edit(which, 'Tier', words);
      case 'deliver':
        return this.people.edit(which, 'Status', 'Delivered');
      case 'tick':
        return this.people.tick(which, words);
      case 'trash':
        return this.people.trash(which);
      default:
        return undefined;
    }
  }

  async byStudio(what: Deed['do'], which: number, words: string): Promise<void> {
    if (what === 'add') return this.add(words, 1 + (which % 3));
    const one = (table: string) => `(select id from public.${table} order by created_at, id offset $1 % greatest(1, (select count(*) from public.${table})) limit 1)`;
    const write = async (text: string, ...values: unknown[]) => void (this.changes += (await this.world.database.pool.query(text, [which, ...values])).rowCount ?? 0);
    switch (what) {
      case 'rename':
        return write(`update public.projects set name = $2 where id = ${one('projects')}`, words);
      case 'retier':
        return write(`update public.projects set tier = 3 - tier where id = ${one('projects')}`);
      case 'advance':
        return write(`update public.milestones set "order" = $2 where id = ${one('milestones')}`, 100 + this.said);
      case 'start':
        return write(`update public.milestones set status = 'in_progress' where id = ${one('milestones')} and status = 'pending'`);
      case 'say':
        return write(`insert into public.messages (project_id, author_id, body) select id, (select id from public.users where email = '${MAYA}'), $2 from public.projects where id = ${one('projects')}`, words);
      case 'sweep':
        await write(`update public.projects set name = split_part(name, ' ~', 1) || ' ~' || $1`);
        return write(`update public.milestones set "order" = "order" + 100 where $1 >= 0`);
      default:
        // One of which something was written stays.
        return write(`delete from public.projects p where id = ${one('projects')} and not exists (select from public.messages m where m.project_id = p.id)`);
    }
  }

  async add(words: string, projects: number): Promise<void> {
    const { database } = this.world;
    const client = await newClient(database, `Client ${words}`);
    for (let n = 0; n < projects; n++) {
      const project = await newProject(database, client, `Garden ${words}.${n}`);
      for (const order of [1, 2]) await newMilestone(database, project, order);
    }
    this.changes += 1 + 3 * projects;
  }
}
