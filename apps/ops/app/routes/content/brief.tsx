import { DateTime, Prose } from '@sage/ui';
import type { Project } from '../projects/words.ts';
import classes from './brief.module.css';

const WHY_NOT: Record<Project['content_mode'], string> = {
  off: 'Projects are not shown in Notion, so there is no brief.',
  push: 'Projects are shown in Notion but not read from there, so there is no brief.',
  two_way: 'Nothing is written there yet.',
};

const PUBLISHED =
  'All that is written on the project’s page in Notion, outside of the block that SAGE keeps, is published to the client as the design brief. Notes of the team belong in comments there.';

/** The free space of the project's page in Notion, as the client sees it. */
export function Brief({ project: { id, content, content_mode, zone } }: { project: Project }) {
  const isThere = content_mode === 'two_way' && content && content.document.blocks.length > 0;
  return (
    <section aria-labelledby="brief">
      <h2 id="brief">Design brief</h2>
      {content_mode === 'two_way' && <p className={classes.published}>{PUBLISHED}</p>}
      {isThere ? (
        <>
          <p className={classes.updated}>
            Read from Notion <DateTime at={content.read_at} zone={zone} format="moment" />
          </p>
          <Prose blocks={content.document.blocks} files={content.files} filesAt={`/projects/${id}/brief`} />
        </>
      ) : (
        <p className={classes.none}>{WHY_NOT[content_mode]}</p>
      )}
    </section>
  );
}
