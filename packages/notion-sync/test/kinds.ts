import { entity } from '../src/entity.ts';
import { number, pagesOf, title } from '../src/property-values.ts';
import { createRegistry } from '../src/registry.ts';

/** Three kinds with the properties that the tests look at: less than the studio shows, with the same dependencies. */
export const registry = createRegistry([
  entity({ kind: 'client', dataSource: 'Clients', dependsOn: [], properties: { Name: { type: 'title' } }, toNotion: ({ name }: { name: string }) => ({ Name: title(name) }) }),
  entity({
    kind: 'project',
    dataSource: 'Projects',
    dependsOn: ['client'],
    properties: { Name: { type: 'title' }, Client: { type: 'relation', kind: 'client' } },
    toNotion: ({ name, client_id: client }: { name: string; client_id: string }) => ({ Name: title(name), Client: pagesOf('client', client) }),
  }),
  entity({
    kind: 'milestone',
    dataSource: 'Milestones',
    dependsOn: ['project'],
    properties: { Name: { type: 'title' }, Order: { type: 'number', format: 'number' }, Project: { type: 'relation', kind: 'project' } },
    toNotion: ({ name, order, project_id: project }: { name: string; order: number; project_id: string }) => ({ Name: title(name), Order: number(order), Project: pagesOf('project', project) }),
  }),
]);
