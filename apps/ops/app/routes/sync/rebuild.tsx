import { TextInput } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { Done } from './done.tsx';
import { RunReport } from './run-report.tsx';
import { SteerButton, SteerForm, SteerSubmit } from './steer-forms.tsx';
import { steerSync } from './steer-sync.server.ts';
import { useFresh } from './use-fresh.ts';
import runs from './run.module.css';
import fields from './settings.module.css';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Rebuild Notion', 'Sage Ops') }];

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await api(args, (sage) => sage.sync.runs())), now: new Date().toISOString() });

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/rebuild');

const STEER = { move: 'rebuild', name: 'Notion' };

/** What a dry run of the last hour has told may be done, by somebody who says so twice. */
const Follow = ({ planId, studio }: { planId: string; studio: string }) => (
  <section className={runs.confirm} aria-labelledby="follow">
    <h2 id="follow">Do what the dry run has told</h2>
    <SteerForm move="rebuild" of={{ planId }}>
      <TextInput
        id="confirmation" name="confirmation" label={`Type the studio’s name: ${studio}`} required withAsterisk={false} autoComplete="off" maxLength={200} className={fields.short}
        description="New pages are made. The sync stands still while pages are linked, and then makes what is missing. What changes meanwhile waits, and nothing is lost."
      />
      <SteerSubmit {...STEER} of={{ planId }} label="Rebuild" busyLabel="Asking…" variant="filled" />
    </SteerForm>
  </section>
);

/** When the databases in Notion are lost or in disorder: everything again, without a page twice; and the proof that both sides hold the same. */
export default function Rebuild() {
  const { runs: listed, studio, now } = useLoaderData<typeof loader>();
  const isAdmin = useIsAdmin();
  useFresh();
  const isBusy = listed.some(({ finished_at: finished, is_cut_off: isCutOff }) => !finished && !isCutOff);
  const plan = listed.find(({ may_follow: may }) => may);
  return (
    <>
      <Done />
      <p className={classes.lead}>
        When databases or pages in Notion are lost, a rebuild makes them again from what SAGE holds, none of them twice; nothing is deleted there. It begins with a dry run, which counts for an hour. A verification reads every
        page back and compares it with its record, field by field; it writes nothing.
      </p>
      {isAdmin && !isBusy && (
        <div className={classes.moves}>
          <SteerButton move="planRebuild" label="Dry run" busyLabel="Asking…" name="rebuild" variant={plan ? 'default' : 'filled'} />
          <SteerButton move="verify" label="Verify" busyLabel="Asking…" name="Notion" />
        </div>
      )}
      {isAdmin && plan && <Follow key={plan.id} planId={plan.id} studio={studio ?? ''} />}
      {!isAdmin && <p>An admin can start one.</p>}
      {listed.length === 0 ? (
        <div className={lists.empty}>
          <EmptyState title="None yet">A dry run shows what is there, what differs and what is missing, and changes nothing.</EmptyState>
        </div>
      ) : (
        <ul className={lists.rows}>
          {listed.map((run, place) => (
            <RunReport key={run.id} run={run} now={now} isNewest={place === 0} />
          ))}
        </ul>
      )}
    </>
  );
}
