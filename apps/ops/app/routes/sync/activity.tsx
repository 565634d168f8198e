import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CheckIcon, ClockIcon, EmptyState, FlagIcon, pageTitle, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import { api } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { costWords, resultWords, type ActivityLine } from './activity-words.ts';
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

const LOOKS: Record<ActivityLine['result'], { tone: 'sage' | 'clay'; icon: ReactNode }> = {
  synced: { tone: 'sage', icon: <CheckIcon /> },
  retrying: { tone: 'sage', icon: <ClockIcon /> },
  quarantined: { tone: 'clay', icon: <FlagIcon /> },
  unreachable: { tone: 'clay', icon: <FlagIcon /> },
  refused: { tone: 'clay', icon: <FlagIcon /> },
};

const Line = ({ item, now }: { item: ActivityLine; now: string }) => {
  const { tone, icon } = LOOKS[item.result];
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
          {resultWords(item)}
        </Tag>
      </div>
      <div className={classes.detail}>
        {costWords(item)}
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
        <EmptyState title="Nothing yet">What is sent to Notion, and what people do there that counts here, appears in this list.</EmptyState>
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
