import { expect, it } from 'vitest';
import type { PropertyNow } from '../schema-check.ts';
import { matchProperties } from './match-properties.ts';

const property = (name: string, type: string, relatesTo: string | null = null): PropertyNow => ({ id: `id of ${name}`, name, type, options: [], relatesTo });
const match = (now: PropertyNow[]) =>
  Object.fromEntries(
    matchProperties(
      { Name: { type: 'title' }, Due: { type: 'date' }, 'Payment Status': { type: 'select', options: [] }, Project: { type: 'relation', kind: 'project' } },
      now,
      { synonyms: { Due: ['Deadline', 'Due date'] }, dataSourceOf: () => 'ds-project' },
    ).map(({ name, found, how, problem }) => [name, [found?.name ?? null, how, problem]]),
  );

it('goes by name whatever its case and spaces, then by what people call it; the title is the title', () => {
  expect(match([property('Aufgabe', 'title'), property('payment_status', 'select'), property('DEADLINE', 'date'), property(' project ', 'relation', 'ds-project')])).toEqual({
    Name: ['Aufgabe', 'title', null],
    Due: ['DEADLINE', 'synonym', null],
    'Payment Status': ['payment_status', 'name', null],
    Project: [' project ', 'name', null],
  });
});

it('prefers the right type to the right name, and says what is wrong where neither fits', () => {
  expect(match([property('Due', 'rich_text'), property('Due date', 'date'), property('Payment status', 'status'), property('Project', 'relation', 'ds-else')])).toEqual({
    Name: [null, null, null],
    Due: ['Due date', 'synonym', null],
    'Payment Status': ['Payment status', 'name', 'it is a status, and must be a select'],
    Project: ['Project', 'name', "it relates to another database than the projects'"],
  });
});
