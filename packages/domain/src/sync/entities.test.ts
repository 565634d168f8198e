import { describe, expect, it } from 'vitest';
import { deliverables } from './deliverables.entity.ts';
import { milestones, type MilestoneRow } from './milestones.entity.ts';
import { projects, type ProjectRow } from './projects.entity.ts';
import { syncRegistry } from './registry.ts';

const zone = 'America/Los_Angeles';
const project: ProjectRow = {
  name: 'Okafor Garden',
  client_id: 'c',
  tier: 3,
  status: 'awaiting_feedback',
  payment_status: 'paid',
  created_at: '2026-03-02T05:30:00Z',
  zone,
  current_milestone: 'Review',
  milestones: 12,
  completed: 7,
};
const milestone: MilestoneRow = { name: 'Draft', project_id: 'p', order: 6, status: 'in_progress', skipped: false, due_date: '2026-03-10T00:00:00Z', zone };

describe('a project in Notion', () => {
  it('shows what the studio shows, on the day that it was there', () => {
    expect(projects.toNotion(project)).toEqual({
      Name: { title: [{ type: 'text', text: { content: 'Okafor Garden' } }] },
      Client: { references: [{ kind: 'client', recordId: 'c' }] },
      Tier: { select: { name: 'Tier 3' } },
      Status: { select: { name: 'Awaiting Feedback' } },
      'Payment Status': { select: { name: 'Paid' } },
      Created: { date: { start: '2026-03-01' } },
      'Current Milestone': { rich_text: [{ type: 'text', text: { content: 'Review' } }] },
      Progress: { number: 0.58 },
    });
  });

  it('has no progress without milestones, and no current one when all are done', () => {
    const none = projects.toNotion({ ...project, milestones: 0, completed: 0, current_milestone: null });
    expect([none.Progress, none['Current Milestone']]).toEqual([{ number: 0 }, { rich_text: [] }]);
  });

  it('set to Delivered by a person asks for the completion', () => {
    const { commandFor } = syncRegistry({ portalUrl: 'https://portal.example.com' });
    expect(commandFor({ kind: 'project', recordId: 'p', property: 'Status', value: 'Delivered' })).toEqual({ command: 'project.complete', recordId: 'p' });
    expect(commandFor({ kind: 'project', recordId: 'p', property: 'Status', value: 'Closed' })).toBeNull();
  });
});

describe('a milestone in Notion', () => {
  it('is due on the studio\'s day', () => {
    expect(milestones.toNotion(milestone)).toMatchObject({ Status: { status: { name: 'In progress' } }, Due: { date: { start: '2026-03-09' } }, Order: { number: 6 } });
  });

  it('may have no date, and may be skipped', () => {
    expect(milestones.toNotion({ ...milestone, status: 'pending', skipped: true, due_date: null })).toMatchObject({ Status: { status: { name: 'Skipped' } }, Due: { date: null } });
  });
});

it('a deliverable leads to the portal, which checks who asks', () => {
  const row = { id: 'd', name: 'Plan', project_id: 'p', category: 'Floor Plan', uploaded_at: '2026-03-02T20:00:00Z', zone } as const;
  expect(deliverables('https://portal.example.com').toNotion(row)).toMatchObject({
    Category: { select: { name: 'Floor Plan' } },
    'File URL': { url: 'https://portal.example.com/deliverables/d/file' },
  });
});

it('each entity fills exactly the properties of its database', () => {
  const { entities } = syncRegistry({ portalUrl: 'https://portal.example.com' });
  const deliverable = { id: 'd', name: 'Plan', project_id: 'p', category: 'Photo', uploaded_at: '2026-03-02T20:00:00Z', zone };
  const rows: Record<string, unknown> = { client: { name: 'Okafor' }, project, milestone, deliverable };
  const filled = entities.map(({ kind, toNotion }) => [kind, Object.keys(toNotion(rows[kind] as never))]);
  expect(filled).toEqual(entities.map(({ kind, properties }) => [kind, Object.keys(properties)]));
});
