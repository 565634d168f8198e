import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { Done } from './done.tsx';
import { ReconcileReport } from './reconcile-report.tsx';
import { SteerButton } from './steer-forms.tsx';
import { steerSync } from './steer-sync.server.ts';
import { useFresh } from './use-fresh.ts';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Reconcile with Notion', 'Sage Ops') }];

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await api(args, (sage) => sage.sync.reconciles())), now: new Date().toISOString() });

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/reconcile');

/** Every page in Notion against what was agreed and what is true: hourly by itself, and when somebody asks. */
export default function Reconcile() {
  const { reconciles, now } = useLoaderData<typeof loader>();
  useFresh();
  return (
    <>
      <Done />
      <p className={classes.lead}>
        Each hour every page in Notion is compared with Postgres; what differs is read again or written again. A dry run only tells. Pages that are there twice go to Notion’s trash only after a dry run has
        named them; pages that belong to no record are listed and never touched.
      </p>
      <SteerButton move="reconcile" label="Dry run now" busyLabel="Asking…" name="reconcile" variant="filled" />
      {reconciles.length === 0 ? (
        <div className={lists.empty}>
          <EmptyState title="No comparison yet">The first one comes within the hour, or now, by the button.</EmptyState>
        </div>
      ) : (
        <ul className={lists.rows}>
          {reconciles.map((reconciling) => (
            <ReconcileReport key={reconciling.id} reconciling={reconciling} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}
