/** What a property of a database is. A relation names the kind whose pages it points to. */
export type PropertySchema =
  | { type: 'title' | 'rich_text' | 'date' | 'url' | 'checkbox' }
  | { type: 'number'; format: 'number' | 'percent' }
  | { type: 'select' | 'status'; options: readonly string[] }
  | { type: 'relation'; kind: string };
