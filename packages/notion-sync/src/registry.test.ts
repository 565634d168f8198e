import { describe, expect, it } from 'vitest';
import { entity, type Entity } from './entity.ts';
import { createRegistry } from './registry.ts';

const named = (kind: string, dependsOn: string[] = [], commands?: Entity['commands']) =>
  entity<{ name: string }>({
    kind,
    dataSource: `${kind}s`,
    dependsOn,
    properties: { Name: { type: 'title' } },
    toNotion: ({ name }) => ({ Name: { title: [{ text: { content: name } }] } }),
    commands,
  });

describe('the registry', () => {
  it('has parents before their children, however they were listed', () => {
    const { entities } = createRegistry([named('milestone', ['project']), named('project', ['client']), named('task', ['project', 'milestone']), named('client')]);
    expect(entities.map(({ kind }) => kind)).toEqual(['client', 'project', 'milestone', 'task']);
  });

  it('finds an entity by its kind', () => {
    const client = named('client');
    const registry = createRegistry([client]);
    expect([registry.find('client'), registry.find('dragon')]).toEqual([client, undefined]);
  });

  it.each<[string, Entity[], string]>([
    ['the same kind twice', [named('client'), named('client')], 'twice'],
    ['a parent that is not there', [named('project', ['client'])], 'project depends on client, which is not registered'],
    ['kinds that wait for each other', [named('a', ['b']), named('b', ['c']), named('c', ['a'])], 'a → b → c → a'],
  ])('refuses %s', (_, entities, message) => {
    expect(() => createRegistry(entities)).toThrow(message);
  });
});

describe('an edit in Notion', () => {
  const registry = createRegistry([named('project', [], { Status: { Delivered: 'project.complete' } }), named('client')]);
  const meant = (change: { kind?: string; property?: string; value?: string }) =>
    registry.commandFor({ kind: 'project', recordId: 'r-1', property: 'Status', value: 'Delivered', ...change });

  it('is a command where its entity says so', () => {
    expect(meant({})).toEqual({ command: 'project.complete', recordId: 'r-1' });
  });

  it.each([{ value: 'Closed' }, { property: 'Tier' }, { kind: 'client' }, { kind: 'dragon' }, { property: 'constructor', value: 'name' }, { value: 'toString' }])(
    'is nothing but drift otherwise: %o',
    (change) => {
      expect(meant(change)).toBeNull();
    },
  );
});
