import { Link, useSearchParams } from '@remix-run/react';
import { hrefAfter } from './cursor.ts';
import classes from './lists.module.css';

/** Forward by keyset; back is the browser's own, and the start is always one step away. */
export function NextPage({ next }: { next: { created_at: string; id: string } | null }) {
  const [query] = useSearchParams();
  const first = new URLSearchParams(query);
  first.delete('after');
  if (!next && !query.has('after')) return null;
  return (
    <nav aria-label="Pages" className={classes.pages}>
      {query.has('after') && <Link to={`?${first.toString()}`}>First page</Link>}
      {next && <Link to={hrefAfter(query, next)}>Next page</Link>}
    </nav>
  );
}
