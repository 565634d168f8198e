import { expect, it } from 'vitest';
import { matchPages } from './match-pages.ts';

const page = (pageId: string, name: string | null, syncId: string | null = null) => ({ pageId, name, syncId });
const record = (recordId: string, name: string) => ({ recordId, name });

it('takes the Sync ID\'s word before a name, and each once', () => {
  const { pairs, unclear } = matchPages([page('p1', 'Okafor', 'r2'), page('p2', 'Okafor', 'r2'), page('p3', 'okafor ')], [record('r1', 'Okafor'), record('r2', 'Lindqvist')]);
  expect(pairs).toEqual([{ pageId: 'p1', recordId: 'r2', how: 'Sync ID' }, { pageId: 'p3', recordId: 'r1', how: 'name' }]);
  expect(unclear).toEqual([]);
});

it('leaves to a person what one name says of several, on either side', () => {
  const { pairs, unclear } = matchPages([page('p1', 'Okafor'), page('p2', 'Okafor'), page('p3', 'Smith'), page('p4', null)], [record('r1', 'Okafor'), record('r2', 'Smith'), record('r3', 'Smith'), record('r4', 'Alone')]);
  expect(pairs).toEqual([]);
  expect(unclear).toEqual([{ name: 'Okafor', pageIds: ['p1', 'p2'], recordIds: ['r1'] }, { name: 'Smith', pageIds: ['p3'], recordIds: ['r2', 'r3'] }]);
});

it('takes no page for another\'s whose Sync ID names somebody else', () => {
  expect(matchPages([page('p1', 'Okafor', 'gone')], [record('r1', 'Okafor')])).toEqual({ pairs: [], unclear: [] });
});
