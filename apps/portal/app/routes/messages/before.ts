interface Cursor {
  created_at: string;
  id: string;
}

/** Where the page after this one began, from `?before=`. What is not one is refused by the procedure, as anything else in an address. */
export function beforeOf(query: URLSearchParams): Cursor | undefined {
  const [created_at = '', id = ''] = query.get('before')?.split('~') ?? [];
  return query.has('before') ? { created_at, id } : undefined;
}

export const hrefBefore = ({ created_at, id }: Cursor): string => `?${new URLSearchParams({ before: `${created_at}~${id}` }).toString()}`;
