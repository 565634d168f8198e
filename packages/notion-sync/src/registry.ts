import type { Command } from './command.ts';
import type { Entity } from './entity.ts';
import type { DatabasePlan, NotionOwned } from './schema.ts';

export interface Registry {
  /** Parents before their children. */
  readonly entities: readonly Entity[];
  /** All databases in Notion, those that relations point to first. */
  readonly databases: readonly (DatabasePlan | NotionOwned)[];
  find(kind: string): Entity | undefined;
  /** What it means that a person set `property` of a record's page to `value`. Null: nothing but drift. */
  commandFor(change: { kind: string; recordId: string; property: string; value: string }): Command | null;
}

/** @throws when a kind is there twice, depends on one that is not there, or on itself. */
export function createRegistry(entities: readonly Entity[], notionOwned: readonly NotionOwned[] = []): Registry {
  const byKind = new Map(entities.map((entity) => [entity.kind, entity]));
  if (byKind.size < entities.length) throw new Error(`A kind is registered twice among ${entities.map(({ kind }) => kind).join(', ')}`);
  const ordered = parentsFirst(entities, byKind);
  return {
    entities: ordered,
    databases: [...ordered, ...notionOwned],
    find: (kind) => byKind.get(kind),
    commandFor: ({ kind, recordId, property, value }) => {
      const commands = byKind.get(kind)?.commands;
      const meant = commands && Object.hasOwn(commands, property) ? commands[property] : undefined;
      const command = meant && Object.hasOwn(meant, value) ? meant[value] : undefined;
      return command ? { command, recordId } : null;
    },
  };
}

function parentsFirst(entities: readonly Entity[], byKind: ReadonlyMap<string, Entity>): Entity[] {
  const placed = new Set<Entity>();
  const place = (entity: Entity, path: readonly string[]) => {
    if (placed.has(entity)) return;
    const onPath = [...path, entity.kind];
    if (path.includes(entity.kind)) throw new Error(`These kinds depend on each other: ${onPath.join(' → ')}`);
    for (const kind of entity.dependsOn) {
      const parent = byKind.get(kind);
      if (!parent) throw new Error(`${entity.kind} depends on ${kind}, which is not registered`);
      place(parent, onPath);
    }
    placed.add(entity);
  };
  for (const entity of entities) place(entity, []);
  return [...placed];
}
