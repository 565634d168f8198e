import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { notionUrl } from '../../notion.server.ts';
import lists from '../../lists/lists.module.css';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import { ConflictRow, type ConflictState } from './conflict-row.tsx';
import { Done } from './done.tsx';
import { LeaveAll } from './leave-all.tsx';
import { steerSync } from './steer-sync.server.ts';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Notion conflicts', 'Sage Ops') }];

/** The place where the page before ended. What is not one is refused by the procedure. */
function cursorOf(query: URLSearchParams) {
  const [seen_at = '', id = ''] = query.get('after')?.split('~') ?? [];
  return query.has('after') ? { seen_at, id } : undefined;
}

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const state = (query.get('status') ?? 'to_decide') as ConflictState;
  const page = await api(args, (sage) => sage.sync.conflicts({ state, after: cursorOf(query) }));
  return { ...page, state, isFirst: !query.has('after'), now: new Date().toISOString(), notionUrl };
}

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/conflicts');

/** What stands under each tab, and what it says when there is nothing. */
const PARTS = {
  to_decide: { label: 'To decide', none: 'Nothing to decide', about: 'When somebody changes in Notion what SAGE owns, it stands here until SAGE’s value is there again: a few seconds as a rule.' },
  put_back: { label: 'Already put back', none: 'Nothing was put back', about: 'SAGE’s value is in Notion again. Should the other one have been right after all, names and categories can be taken over, for 90 days.' },
  decided: { label: 'Decided', none: 'Nothing decided yet', about: 'What somebody of the team has decided about stays here for 90 days.' },
} as const;

/** The drift radar: what a person changed in Notion beside what SAGE holds, a field a row. */
export default function SyncConflicts() {
  const { conflicts, next, state, isFirst, now, notionUrl: leadsTo, to_decide: toDecide, put_back: putBack } = useLoaderData<typeof loader>();
  const tabs = [
    { status: '', label: PARTS.to_decide.label, count: toDecide },
    { status: 'put_back', label: PARTS.put_back.label, count: putBack },
    { status: 'decided', label: PARTS.decided.label },
  ];
  return (
    <>
      <Done />
      <StatusTabs label="Conflicts" path="/sync/conflicts" tabs={tabs} current={state === 'to_decide' ? '' : state} />
      {conflicts.length > 0 && <p className={classes.lead}>{PARTS[state].about}</p>}
      {state === 'put_back' && isFirst && conflicts[0] && <LeaveAll newest={conflicts[0]} shown={putBack} />}
      {conflicts.length === 0 ? (
        <div className={lists.empty}>
          <EmptyState title={PARTS[state].none}>{PARTS[state].about}</EmptyState>
        </div>
      ) : (
        <ul className={lists.rows}>
          {conflicts.map((conflict) => (
            <ConflictRow key={conflict.id} conflict={conflict} state={state} now={now} notionUrl={leadsTo} />
          ))}
        </ul>
      )}
      {next && (
        <nav aria-label="Pages" className={lists.pages}>
          <Link to={`?${new URLSearchParams({ ...(state !== 'to_decide' && { status: state }), after: `${next.seen_at}~${next.id}` }).toString()}`}>Next page</Link>
        </nav>
      )}
    </>
  );
}
