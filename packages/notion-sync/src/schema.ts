/** What a property of a database is. A relation names the kind whose pages it points to. */
export type PropertySchema =
  | { type: 'title' | 'rich_text' | 'date' | 'url' | 'checkbox' }
  | { type: 'number'; format: 'number' | 'percent' }
  | { type: 'select' | 'status'; options: readonly string[] }
  | { type: 'relation'; kind: string };

/** A database that set-up makes, adopts and checks. */
export interface DatabasePlan {
  kind: string;
  /** Its name in Notion. */
  dataSource: string;
  /** Kinds that its relations point to: their databases come first. */
  dependsOn: readonly string[];
  properties: Readonly<Record<string, PropertySchema>>;
}

/** One whose pages people write in Notion. They have no row in Postgres, and so no Sync ID. */
export interface NotionOwned extends DatabasePlan {
  owner: 'notion';
}
