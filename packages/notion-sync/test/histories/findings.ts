import type { BlockObjectResponse } from '@notionhq/client';
import { isManagedBlock } from '../../src/blocks/managed-block.ts';
import type { People } from './people.ts';
import { KINDS, messageUrl, NOTES, type Kind, type World } from './world.ts';

export type What = 'duplicate' | 'lost' | 'overwritten' | 'wasted call' | 'does not come to rest';
/** Something that must never be. */
export interface Finding {
  what: What;
  about: string;
}

type Shown = Record<string, string>;
interface RecordRow {
  kind: Kind;
  id: string;
  page_id: string | null;
  shown: Shown;
}

const RECORDS = `select r.kind, r.id, s.page_id, r.shown from (
    select 'client' as kind, id, jsonb_build_object('Name', name) as shown from public.clients
    union all select 'project', p.id, jsonb_build_object('Name', p.name, 'Tier', 'Tier ' || p.tier, 'Client', s.page_id)
      from public.projects p left join public.sync_state s on s.record_id = p.client_id
    union all select 'milestone', m.id, jsonb_build_object('Order', m."order"::text, 'Project', s.page_id)
      from public.milestones m left join public.sync_state s on s.record_id = m.project_id
  ) r left join public.sync_state s on s.kind = r.kind and s.record_id = r.id`;

/** All that is wrong once everything is at rest. */
export async function findings(world: World, people: People): Promise<Finding[]> {
  const records = await world.database.query<RecordRow>(RECORDS);
  return [...ofPages(records, people), ...ofBodies(records, world, people), ...ofNotes(people), ...(await ofTasks(world, people)), ...(await ofBriefs(world, people)), ...(await ofMessages(world)), ...(await ofEdits(world, people))];
}

/** One live page a record that says what Postgres says, and none for one that is gone. */
function ofPages(records: RecordRow[], people: People): Finding[] {
  const found: Finding[] = [];
  for (const kind of KINDS) {
    const pages = new Map<string, string[]>();
    for (const { id } of people.live(kind)) pages.set(people.says(id, 'Sync ID'), [...(pages.get(people.says(id, 'Sync ID')) ?? []), id]);
    for (const record of records.filter((one) => one.kind === kind)) {
      const [page, ...more] = pages.get(record.id) ?? [];
      pages.delete(record.id);
      if (more.length > 0) found.push({ what: 'duplicate', about: `${kind} ${record.id} has ${more.length + 1} pages` });
      if (!page || page !== record.page_id) found.push({ what: 'lost', about: `${kind} ${record.id} has ${page ?? 'no page'}, linked is ${record.page_id}` });
      for (const [field, value] of Object.entries(page ? record.shown : {})) {
        if (people.says(page!, field) !== value) found.push({ what: 'lost', about: `${kind} ${record.id} says ${field} ${people.says(page!, field)}, not ${value}` });
      }
    }
    for (const [id] of pages) found.push({ what: 'duplicate', about: `${kind} ${id} is gone and has a page` });
  }
  return found;
}

function blocksOf({ standIn }: World, pageId: string): BlockObjectResponse[] {
  const container = standIn.store.get('page', pageId);
  return container.children.map((id) => standIn.person.ask('blocks.retrieve', { id }) as unknown as BlockObjectResponse).filter(({ in_trash }) => !in_trash);
}

/** One block of ours that is up to date; around it what people wrote, in their order and as they wrote it. */
function ofBodies(records: RecordRow[], world: World, people: People): Finding[] {
  return records.flatMap(({ kind, id, page_id: page, shown }): Finding[] => {
    if (kind !== 'project' || !page) return [];
    const blocks = blocksOf(world, page);
    const ours = blocks.filter((block) => isManagedBlock(block, id));
    const theirs = blocks.filter((block) => !ours.includes(block)).map((block) => ({ id: block.id, says: block.type === 'paragraph' ? block.paragraph.rich_text.map(({ plain_text }) => plain_text).join('') : block.type }));
    const isTheirs = JSON.stringify(theirs) === JSON.stringify(people.blocks.get(page) ?? []);
    return [
      ...(ours.length > 1 ? [{ what: 'duplicate' as const, about: `${ours.length} blocks of ours on project ${id}` }] : []),
      ...(ours.length === 1 && JSON.stringify(ours[0]).includes(`This is ${shown.Name}.`) ? [] : [{ what: 'lost' as const, about: `the block of project ${id}` }]),
      ...(isTheirs ? [] : [{ what: 'overwritten' as const, about: `what people wrote on project ${id}: ${JSON.stringify(theirs)}, not ${JSON.stringify(people.blocks.get(page))}` }]),
    ];
  });
}

const ofNotes = (people: People): Finding[] =>
  [...people.notes].filter(([page, says]) => people.says(page, NOTES) !== says).map(([page, says]) => ({ what: 'overwritten', about: `the note ${says} on ${page}` }));

/** A step that had begun and whose tasks are all done is completed. */
async function ofTasks({ database }: World, { tasks }: People): Promise<Finding[]> {
  const done = [...tasks].filter(([, all]) => [...all.values()].every(Boolean)).map(([page]) => page);
  const open = await database.query<{ id: string }>(`select m.id from public.milestones m join public.sync_state s on s.record_id = m.id where m.status = 'in_progress' and s.page_id = any ($1)`, [done]);
  return open.map(({ id }) => ({ what: 'lost', about: `the ticks of step ${id}` }));
}

/** What people wrote is in Postgres, where the portal shows it. */
async function ofBriefs({ database }: World, { blocks }: People): Promise<Finding[]> {
  const briefs = await database.query<{ page_id: string; document: string | null }>(
    `select s.page_id, c.document::text from public.projects p join public.sync_state s on s.record_id = p.id left join public.project_content c on c.project_id = p.id`);
  return briefs.flatMap(({ page_id: page, document }) =>
    (blocks.get(page) ?? []).filter(({ says }) => !document?.includes(`"${says}"`)).map(({ says }): Finding => ({ what: 'lost', about: `${says} of ${page} in the brief` })));
}

/** Each message is one comment on its project's page. */
async function ofMessages({ database, standIn }: World): Promise<Finding[]> {
  const messages = await database.query<{ id: string; body: string; project_id: string; page_id: string | null; status: string; error: string | null }>(
    `select m.id, m.body, m.project_id, s.page_id, p.status, p.error from public.messages m join public.message_posts p on p.message_id = m.id
     left join public.sync_state s on s.kind = 'project' and s.record_id = m.project_id`);
  const comments = standIn.store.all('comment').map((comment) => JSON.stringify(comment));
  return messages.flatMap(({ id, body, project_id: project, page_id: page, status, error }): Finding[] => {
    const made = comments.filter((comment) => comment.includes(messageUrl(project, id)) && page !== null && comment.includes(page)).length;
    if (made > 1) return [{ what: 'duplicate', about: `${made} comments say ${body}` }];
    return made === 1 && status === 'posted' ? [] : [{ what: 'lost', about: `the message ${body} is ${status}, ${error ?? 'without a word'}, and ${made} comments say it` }];
  });
}

/** What a person set on a property of ours is obeyed, or kept where the team sees it. */
async function ofEdits({ database, standIn }: World, { edits }: People): Promise<Finding[]> {
  const rows = await database.query<{ page_id: string; status: string; kept: string[] }>(
    `select s.page_id, p.status, array(select c.field || ' ' || private.plain_notion_value(c.notion) from public.sync_conflicts c where c.record_id = p.id) as kept
     from public.projects p join public.sync_state s on s.record_id = p.id`);
  return edits.flatMap(({ pageId, field, value, before, at, over }): Finding[] => {
    const record = rows.find(({ page_id }) => page_id === pageId);
    const isKept = !record || record.kept.includes(`${field} ${value}`) || (field === 'Status' && record.status === 'delivered');
    if (isKept) return [];
    if (over === null) return [{ what: 'lost', about: `${field} ${value} of ${pageId} stands, unheard` }];
    if (over !== before) return [];
    const calls = standIn.calls.list({ path: pageId }).map((call) => `\n    ${call.at} ${call.operation} ${call.status} ${call.fault ?? ''} ${JSON.stringify(call.sent ?? '')}`);
    return [{ what: 'overwritten', about: `${field} ${value} of ${pageId} at ${at} by ${over}, as it was before; asked of this page:${calls.join('')}` }];
  });
}

/** Values of ours that were taken for a person's. */
export async function falseConflicts({ database }: World, { set, tasks }: People): Promise<number> {
  const rows = await database.query<{ value: string | null }>('select private.plain_notion_value(notion) as value from public.sync_conflicts');
  return rows.filter(({ value }) => value !== null && !set.has(value) && !(value === 'true' && tasks.size > 0)).length;
}
