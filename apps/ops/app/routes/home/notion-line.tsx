import { Link } from '@remix-run/react';
import type { Standing } from '../sync/standing.ts';
import sync from '../sync/sync.module.css';

/** How the sync stands, in the words of its own page. */
export const NotionLine = ({ standing: { title, says, needsSomeone } }: { standing: Standing }) => (
  <section className={sync.standing} data-tone={needsSomeone ? 'clay' : undefined} aria-labelledby="notion">
    <h2 id="notion">{title.startsWith('Notion') ? title : `Notion: ${title}`}</h2>
    <p>
      {says} <Link to="/sync">How the sync stands</Link>
    </p>
  </section>
);
