import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CheckIcon, ClockIcon, EmptyState, FlagIcon, pageTitle, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import { api, type Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { kindWords, oneKindWords } from './kind-words.ts';
import { useFresh } from './use-fresh.ts';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Notion activity', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const before = new URL(args.request.url).searchParams.get('before');
  const page = await api(args, (sage) => sage.sync.activity({ before: before === null ? undefined : Number(before) }));
  return { ...page, now: new Date().toISOString() };
}

type Item = Awaited<ReturnType<Sage['sync']['activity']>>['activity'][number];

const RESULTS: Record<Item['result'], { label: string; tone: 'sage' | 'clay'; icon: ReactNode }> = {
  synced: { label: 'In step', tone: 'sage', icon: <CheckIcon /> },
  retrying: { label: 'Tries again', tone: 'sage', icon: <ClockIcon /> },
  quarantined: { label: 'Set aside', tone: 'clay', icon: <FlagIcon /> },
  unreachable: { label: 'Page not reachable', tone: 'clay', icon: <FlagIcon /> },
  refused: { label: 'Refused', tone: 'clay', icon: <FlagIcon /> },
};

/** `240 ms`, `3.1 s`. */
const lagWords = (ms: number) => (ms < 1_000 ? `${ms} ms` : ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`);

const Line = ({ item, now }: { item: Item; now: string }) => {
  const { label, tone, icon } = RESULTS[item.result];
  return (
    <li className={lists.row}>
      <div>
        <span className={lists.title}>{item.name ?? kindWords(item.kind)}</span>
        <small>
          {item.direction === 'push' ? 'To Notion' : 'From Notion'}, {oneKindWords(item.kind)}
        </small>
      </div>
      <div className={lists.tags}>
        <Tag tone={tone} icon={icon}>
          {label}
        </Tag>
      </div>
      <div className={classes.detail}>
        {item.calls} {item.calls === 1 ? 'call' : 'calls'}
        {item.lag_ms !== null && `, ${lagWords(item.lag_ms)} after the change`}
        {item.note && <small>{item.note}</small>}
      </div>
      <small>{durationSince(item.at, now)} ago</small>
    </li>
  );
};

/** What the sync did, newest first. It keeps itself up to date. */
export default function SyncActivity() {
  const { activity, next, now } = useLoaderData<typeof loader>();
  useFresh();
  if (activity.length === 0) {
    return (
      <div className={lists.empty}>
        <EmptyState title="Nothing yet">What is sent to Notion, and what comes from there, appears here.</EmptyState>
      </div>
    );
  }
  return (
    <>
      <ul className={lists.rows}>
        {activity.map((item) => (
          <Line key={item.seq} item={item} now={now} />
        ))}
      </ul>
      {next !== null && (
        <nav aria-label="Pages" className={lists.pages}>
          <Link to={`?before=${next}`}>Earlier</Link>
        </nav>
      )}
    </>
  );
}
