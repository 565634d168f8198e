import { Link } from '@remix-run/react';
import { hrefAfter } from '../../lists/cursor.ts';

/** All of a long conversation, on a page of its own. */
export const EarlierMessages = ({ projectId, before }: { projectId: string; before: { created_at: string; id: string } }) => (
  <p>
    <Link to={`/projects/${projectId}/messages${hrefAfter(new URLSearchParams(), before)}`}>Earlier messages</Link>
  </p>
);
