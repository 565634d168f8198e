import { readFileSync } from 'node:fs';
import type { Entity } from '@sage/notion-sync';
import { describe, expect, it } from 'vitest';
import { clients } from './clients.entity.ts';
import type { LeadRow } from './leads.entity.ts';
import { leads } from './leads.entity.ts';
import { milestones, type MilestoneRow } from './milestones.entity.ts';
import { projects, type ProjectRow } from './projects.entity.ts';
import { syncRegistry } from './registry.ts';

const portalUrl = 'https://portal.example.com';
const { entities, commandFor } = syncRegistry({ portalUrl });

/** `row` as the database gives it, `properties` and `body` as Notion is to show them. */
const fixture = <Row>(kind: string) => JSON.parse(readFileSync(new URL(`fixtures/${kind}.json`, import.meta.url), 'utf8')) as { row: Row; properties: object; body?: object };

describe.each(entities.map((entity) => [entity.kind, entity] as const))('a %s in Notion', (kind, { toNotion, toBody, properties }: Entity) => {
  const { row, ...shown } = fixture<never>(kind);

  it('shows what the studio shows, on the days that they were there', () => {
    expect({ properties: toNotion(row), ...(toBody && { body: toBody(row) }) }).toEqual(shown);
  });

  it('fills exactly the properties of its database', () => {
    expect(Object.keys(toNotion(row))).toEqual(Object.keys(properties));
  });
});

describe('a project', () => {
  const { row } = fixture<ProjectRow>('project');
  const { toNotion, toBody } = projects(portalUrl);

  it('has no progress without milestones, and no current one when all are done', () => {
    const none = toNotion({ ...row, milestones: 0, completed: 0, current_milestone: null });
    expect([none.Progress, none['Current Milestone']]).toEqual([{ number: 0 }, { rich_text: [] }]);
  });

  it('set to Delivered by a person asks for the completion', () => {
    expect(commandFor({ kind: 'project', recordId: 'p', property: 'Status', value: 'Delivered' })).toEqual({ command: 'project.complete', recordId: 'p' });
    expect(commandFor({ kind: 'project', recordId: 'p', property: 'Status', value: 'Closed' })).toBeNull();
  });

  it('with more steps than a block takes says how many are left out', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ ...row.steps[0]!, name: `Step ${n}` }));
    const { words } = toBody!({ ...row, steps: many });
    expect(words.length).toBeLessThanOrEqual(100);
    expect(words.map(({ text }) => text).join('')).toContain('and 120 more');
  });
});

it('a milestone may have no date, and may be skipped', () => {
  const { row } = fixture<MilestoneRow>('milestone');
  expect(milestones.toNotion({ ...row, status: 'pending', skipped: true, due_date: null })).toMatchObject({ Status: { status: { name: 'Skipped' } }, Due: { date: null } });
});

it('a client is but a name unless a setting says more', () => {
  expect(clients.toNotion({ name: 'Okafor' })).toEqual({ Name: { title: [{ type: 'text', text: { content: 'Okafor' } }] }, Tier: { select: null }, Status: { select: null }, Address: { rich_text: [] } });
});

it.each<[Partial<LeadRow>, string, string]>([
  [{ budget_kind: 'share_of_install', budget_cents: null }, 'Budget', 'A share of the install'],
  [{ budget_kind: 'unsure', budget_cents: null }, 'Budget', 'Not sure'],
  [{ budget_range: '$15,000 to $35,000' }, 'Budget', '$15,000 to $35,000'],
  [{}, 'Budget', '$25,000'],
  [{ timeline_weeks: 1 }, 'Timeline', '1 week'],
  [{ timeline_weeks: null, timeline: 'In spring' }, 'Timeline', 'In spring'],
  [{ name: null }, 'Name', 'Unnamed lead'],
  [{ routing_reason: 'Ask maya@example.com or 415 555 0142.' }, 'Reason', 'Ask (e-mail withheld) or (number withheld).'],
])('a lead with %o has the %s “%s”', (change, property, shown) => {
  const value = leads.toNotion({ ...fixture<LeadRow>('lead').row, ...change })[property]!;
  expect(Object.values(value)[0]).toMatchObject([{ text: { content: shown } }]);
});
