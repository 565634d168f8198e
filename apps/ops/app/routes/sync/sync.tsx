import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { EmptyState, pageTitle } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import { KindList } from './kind-list.tsx';
import { RecordRow } from './record-row.tsx';
import { cursorOf, queryAfter } from './sync-cursor.ts';

type Filter = NonNullable<Parameters<Sage['sync']['status']>[0]['status']>;

export const meta: MetaFunction = () => [{ title: pageTitle('Notion sync', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const status = (query.get('status') ?? undefined) as Filter | undefined;
  const sync = await api(args, (sage) => sage.sync.status({ status, after: cursorOf(query) }));
  return { ...sync, status, now: new Date().toISOString() };
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  await api(args, (sage) => sage.sync.retry({ kind: text(form, 'kind'), recordId: text(form, 'recordId') }));
  return redirect('/sync?done=retry');
}

const TABS = [
  { status: '', label: 'All' },
  { status: 'failed', label: 'Failed' },
  { status: 'retrying', label: 'Retrying' },
  { status: 'pending', label: 'Pending' },
  { status: 'synced', label: 'Synced' },
];

export default function Sync() {
  const { kinds, limiter, records, next, status, now } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <>
      <h1>Notion sync</h1>
      {query.get('done') === 'retry' && (
        <p role="status" className={lists.note}>
          It is in front of the queue again.
        </p>
      )}
      {limiter?.reason && (
        <p className={lists.note} data-tone="clay">
          Notion is not being written to: {limiter.reason}
        </p>
      )}
      <KindList kinds={kinds} now={now} />
      <StatusTabs label="Records by state" path="/sync" tabs={TABS} current={status ?? ''} />
      {records.length === 0 ? (
        <div className={lists.empty}>
          <EmptyState title="No records here">Clients, projects, milestones and deliverables appear here when they are first sent to Notion.</EmptyState>
        </div>
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
