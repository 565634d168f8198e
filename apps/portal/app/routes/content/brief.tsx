import { DateTime, Prose } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import classes from './brief.module.css';

type Content = Awaited<ReturnType<Sage['projects']['find']>>['content'];

/** What the studio has written down about the project. Nothing at all while there is nothing. */
export function Brief({ content, projectId, zone }: { content: Content; projectId: string; zone: string }) {
  if (!content || content.document.blocks.length === 0) return null;
  const { document, files, edited_at, read_at } = content;
  return (
    <section className={classes.brief} id="brief" aria-labelledby="brief-title">
      <h2 id="brief-title">Design brief</h2>
      <p className={classes.updated}>
        Last updated <DateTime at={edited_at ?? read_at} zone={zone} format="date" />
      </p>
      <Prose blocks={document.blocks} files={files} filesAt={`/projects/${projectId}/brief`} />
    </section>
  );
}
