import { describe, expect, it } from 'vitest';
import { checkSchema, type PropertyNow } from './schema-check.ts';
import type { PropertySchema } from './schema.ts';

const schema: Record<string, PropertySchema> = {
  Name: { type: 'title' },
  Tier: { type: 'select', options: ['Tier 1', 'Tier 2'] },
  Phase: { type: 'status', options: ['Not started', 'Done'] },
  Client: { type: 'relation', kind: 'client' },
};
const known = { Name: 'title', Tier: 'ti', Phase: 'ph', Client: 'cl' };
const property = (id: string, name: string, type: string, more: Partial<PropertyNow> = {}): PropertyNow => ({ id, name, type, options: [], relatesTo: null, ...more });
const options = (...names: string[]) => ({ options: names.map((name) => ({ id: name.toLowerCase(), name })) });

const now = {
  name: property('title', 'Name', 'title'),
  tier: property('ti', 'Tier', 'select', options('Tier 1', 'Tier 2')),
  phase: property('ph', 'Phase', 'status', options('Not started', 'Done')),
  client: property('cl', 'Client', 'relation', { relatesTo: 'ds-client' }),
};
const check = (changed: Partial<Record<keyof typeof now, PropertyNow | null>>, stored: Record<string, string> | null = known, others: PropertyNow[] = []) =>
  checkSchema({ schema, known: stored, now: [...Object.values({ ...now, ...changed }).filter((one) => one !== null), ...others], dataSourceOf: (kind) => `ds-${kind}` });

describe('the check of a database', () => {
  it('finds nothing to do where all fits, whatever else is there', () => {
    expect(check({}, known, [property('xx', 'Mood', 'select')])).toEqual({ ids: known, missing: [], mendable: [], faults: [] });
  });

  it('goes by id: a renamed property is the same one', () => {
    expect(check({ tier: { ...now.tier, name: 'Package' }, name: { ...now.name, name: 'Household' } })).toEqual({ ids: known, missing: [], mendable: [], faults: [] });
  });

  it('of a database that was never stored goes by name, and takes its title whatever it is called', () => {
    expect(check({ name: { ...now.name, name: 'Aufgabe' } }, null)).toEqual({ ids: known, missing: [], mendable: [], faults: [] });
  });

  it.each([
    ['a deleted property', { tier: null }, [expect.stringContaining('“Tier” was deleted: restore it')]],
    ['another type', { tier: { ...now.tier, type: 'multi_select' } }, ['“Tier” is a multi_select now: change its type back to select']],
    ['a status without one of its options', { phase: { ...now.phase, ...options('Done') } }, [expect.stringContaining('“Phase” lacks the status “Not started”')]],
  ])('leaves %s to a person', (_, changed, faults) => {
    expect(check(changed)).toMatchObject({ missing: [], mendable: [], faults });
  });

  it.each([
    ['a select without one of its options', { tier: { ...now.tier, ...options('Tier 1') } }, 'Tier'],
    ['a relation to another database', { client: { ...now.client, relatesTo: 'ds-old' } }, 'Client'],
  ])('mends %s', (_, changed, mendable) => {
    expect(check(changed)).toMatchObject({ missing: [], mendable: [mendable], faults: [] });
  });

  it('adds what was never there, and takes a new one of the name for one that was deleted', () => {
    expect(check({ tier: null }, null)).toMatchObject({ missing: ['Tier'], faults: [] });
    expect(check({ tier: { ...now.tier, id: 'new' } })).toMatchObject({ ids: { Tier: 'new' }, missing: [], faults: [] });
  });
});
