import { DateTime } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import { fileWords } from './file-words.ts';
import classes from './gallery.module.css';
import { Picture } from './picture.tsx';

type Deliverable = Awaited<ReturnType<Sage['projects']['find']>>['project']['deliverables'][number];

function Card({ deliverable, zone }: { deliverable: Deliverable; zone: string }) {
  const { id, name, category, description, version, published_at } = deliverable;
  return (
    <li className={classes.card}>
      <a href={`/deliverables/${id}/file`} className={classes.link}>
        <Picture id={id} file_type={deliverable.file_type} />
        <h3>{name}</h3>
        <small className={classes.facts}>
          {category}
          {version > 1 && `, version ${version}`}
        </small>
      </a>
      {description && <p className={classes.words}>{description}</p>}
      <small>
        <DateTime at={published_at} zone={zone} format="day" />, {fileWords(deliverable)}
      </small>
    </li>
  );
}

/** What was published, the latest version of each; earlier ones stay reachable. */
export function Gallery({ deliverables, zone }: { deliverables: Deliverable[]; zone: string }) {
  const latest = deliverables.filter(({ is_latest }) => is_latest);
  const earlier = deliverables.filter(({ is_latest }) => !is_latest);
  return (
    <section className={classes.section} id="deliverables">
      <h2>What we have drawn for you</h2>
      {latest.length === 0 && <p className={classes.none}>Nothing yet. When the studio publishes a plan, it appears here, and you get an e-mail.</p>}
      <ul className={classes.gallery}>
        {latest.map((deliverable) => (
          <Card key={deliverable.id} deliverable={deliverable} zone={zone} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>Earlier versions</summary>
          <ul>
            {earlier.map(({ id, name, version, published_at }) => (
              <li key={id}>
                <a href={`/deliverables/${id}/file`}>
                  {name}, version {version}
                </a>{' '}
                <small>
                  <DateTime at={published_at} zone={zone} format="day" />
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
