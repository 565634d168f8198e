import { Link } from '@remix-run/react';
import { EmptyState } from '@sage/ui';
import lists from './lists.module.css';

/** There are some, but none in this part of the list. `path`: the list without a filter. */
export const NoMatch = ({ title, path, clear }: { title: string; path: string; clear: string }) => (
  <div className={lists.empty}>
    <EmptyState title={title} action={<Link to={path}>{clear}</Link>}>
      Others may be in another part of this list.
    </EmptyState>
  </div>
);
