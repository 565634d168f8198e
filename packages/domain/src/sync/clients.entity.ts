import { entity, title } from '@sage/notion-sync';

export interface ClientRow {
  name: string;
}

/** Projects relate to it, so it is always there; nothing of a person but the name. */
export const clients = entity({
  kind: 'client',
  dataSource: 'Clients',
  dependsOn: [],
  properties: { Name: { type: 'title' } },
  toNotion: (row: ClientRow) => ({ Name: title(row.name) }),
});
