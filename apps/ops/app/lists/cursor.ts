interface Cursor {
  created_at: string;
  id: string;
}

/** The place where the page before ended, from `?after=`. What is not one is refused by the procedure, as anything else in an address. */
export function cursorOf(query: URLSearchParams): Cursor | undefined {
  const [created_at = '', id = ''] = query.get('after')?.split('~') ?? [];
  return query.has('after') ? { created_at, id } : undefined;
}

/** The same list, from another place on. */
export function hrefAfter(query: URLSearchParams, { created_at, id }: Cursor): string {
  const next = new URLSearchParams(query);
  next.set('after', `${created_at}~${id}`);
  return `?${next.toString()}`;
}
