interface SyncCursor {
  updated_at: string;
  kind: string;
  record_id: string;
}

/** The place where the page before ended. What is not one is refused by the procedure. */
export function cursorOf(query: URLSearchParams): SyncCursor | undefined {
  const [updated_at = '', kind = '', record_id = ''] = query.get('after')?.split('~') ?? [];
  return query.has('after') ? { updated_at, kind, record_id } : undefined;
}

export function queryAfter(query: URLSearchParams, { updated_at, kind, record_id }: SyncCursor): string {
  const next = new URLSearchParams(query);
  next.delete('done');
  next.set('after', [updated_at, kind, record_id].join('~'));
  return next.toString();
}
