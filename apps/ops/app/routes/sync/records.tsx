import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { EmptyState, pageTitle } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { NoMatch } from '../../lists/no-match.tsx';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import { Done } from './done.tsx';
import { RecordRow } from './record-row.tsx';
import { steerSync } from './steer-sync.server.ts';
import { cursorOf, queryAfter } from './sync-cursor.ts';

type Filter = NonNullable<Parameters<Sage['sync']['status']>[0]['status']>;

export const meta: MetaFunction = () => [{ title: pageTitle('Records in Notion', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const status = (query.get('status') ?? undefined) as Filter | undefined;
  const sync = await api(args, (sage) => sage.sync.status({ status, after: cursorOf(query) }));
  return { ...sync, status, now: new Date().toISOString() };
}

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/records');

const TABS = [
  { status: '', label: 'All' },
  { status: 'failed', label: 'Failed' },
  { status: 'retrying', label: 'Retrying' },
  { status: 'conflict', label: 'Conflict' },
  { status: 'pending', label: 'Pending' },
  { status: 'synced', label: 'Synced' },
];

function NoRecords({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <NoMatch title="No record is in this state" path="/sync/records" clear="Show all records" />;
  return (
    <div className={lists.empty}>
      <EmptyState title="No records here">Clients, projects, milestones and deliverables appear here when they are first sent to Notion.</EmptyState>
    </div>
  );
}

/** What Notion shows of each record, or why not. */
export default function SyncRecords() {
  const { records, next, status, now } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <>
      <Done />
      <StatusTabs label="Records by state" path="/sync/records" tabs={TABS} current={status ?? ''} />
      {records.length === 0 ? (
        <NoRecords isFiltered={query.has('status') || query.has('after')} />
      ) : (
        <ul className={lists.rows}>
          {records.map((record) => (
            <RecordRow key={`${record.kind} ${record.record_id}`} record={record} now={now} />
          ))}
        </ul>
      )}
      {next && (
        <nav aria-label="Pages" className={lists.pages}>
          <Link to={`?${queryAfter(query, next)}`}>Next page</Link>
        </nav>
      )}
    </>
  );
}
