import { Link } from '@remix-run/react';
import { CheckIcon, DateTime, Leaf, PencilIcon, Tag } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import classes from './news.module.css';

type Home = Awaited<ReturnType<Sage['home']>>;
type Item = Home['projects'][number]['news'][number];

const MARKS = { deliverable: <Leaf size={16} />, milestone: <CheckIcon />, message: <PencilIcon /> };

function Words({ item: { kind, name, version }, projectId }: { item: Item; projectId: string }) {
  if (kind === 'milestone') return `${name} is done`;
  if (kind === 'message') return <Link to={`/projects/${projectId}/messages`}>{name} wrote to you</Link>;
  return (
    <>
      <Link to={`/projects/${projectId}#deliverables`}>{name}</Link>
      {(version ?? 1) > 1 && `, version ${version}`} is published
    </>
  );
}

const Line = ({ item, projectId, zone }: { item: Item; projectId: string; zone: string }) => (
  <li className={classes.line}>
    <span aria-hidden="true">{MARKS[item.kind]}</span>
    <span>
      <Words item={item} projectId={projectId} />
    </span>
    <small>
      <DateTime at={item.at} zone={zone} format="short" />
    </small>
  </li>
);

/** What happened since the visit before this one, and messages until they are read. Nothing at all when nothing did. */
export function News({ news, since, projectId, zone }: { news: Item[]; since: string | null; projectId: string; zone: string }) {
  if (news.length === 0 || since === null) return null;
  return (
    <section className={classes.news} aria-labelledby={`news-${projectId}`}>
      <h2 id={`news-${projectId}`} className={classes.title}>
        New for you <Tag>{news.length}</Tag>
      </h2>
      <small>
        Since your visit on <DateTime at={since} zone={zone} format="day" />
      </small>
      <ul>
        {news.map((item) => (
          <Line key={item.id} item={item} projectId={projectId} zone={zone} />
        ))}
      </ul>
    </section>
  );
}
