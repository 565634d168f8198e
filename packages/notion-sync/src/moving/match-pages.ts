import { bare } from './match-properties.ts';

export interface NamedPage {
  pageId: string;
  name: string | null;
  syncId: string | null;
}
export interface NamedRecord {
  recordId: string;
  name: string | null;
}

export interface PageMatches {
  pairs: { pageId: string; recordId: string; how: 'Sync ID' | 'name' }[];
  /** Of one name, more than one on a side: a person knows which is which. */
  unclear: { name: string; pageIds: string[]; recordIds: string[] }[];
}

/** Which pages are of which records: by Sync ID, else, where both sides have one of a name, by that. A page and a record are taken once. */
export function matchPages(pages: readonly NamedPage[], records: readonly NamedRecord[]): PageMatches {
  const known = new Set(records.map(({ recordId }) => recordId));
  const bySyncId = new Map<string, string>();
  for (const { pageId, syncId } of pages) if (syncId && known.has(syncId) && !bySyncId.has(syncId)) bySyncId.set(syncId, pageId);
  const taken = new Set(bySyncId.values());
  const matches: PageMatches = { pairs: [...bySyncId].map(([recordId, pageId]) => ({ pageId, recordId, how: 'Sync ID' })), unclear: [] };
  const pagesOf = grouped(pages.filter(({ pageId, syncId }) => !taken.has(pageId) && !syncId));
  const recordsOf = grouped(records.filter(({ recordId }) => !bySyncId.has(recordId)));
  for (const [name, found] of pagesOf) {
    const meant = recordsOf.get(name) ?? [];
    const [page, record] = [found[0], meant[0]];
    if (!page || !record) continue;
    if (found.length === 1 && meant.length === 1) matches.pairs.push({ pageId: page.pageId, recordId: record.recordId, how: 'name' });
    else matches.unclear.push({ name: page.name ?? '', pageIds: found.map(({ pageId }) => pageId), recordIds: meant.map(({ recordId }) => recordId) });
  }
  return matches;
}

/** What has no name is nobody's. */
function grouped<T extends { name: string | null }>(named: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of named) {
    const name = bare(one.name ?? '');
    if (name) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}
