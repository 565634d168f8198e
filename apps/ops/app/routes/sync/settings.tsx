import { TextInput } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { Done } from './done.tsx';
import { KindSettings } from './kind-settings.tsx';
import { SteerForm, SteerSubmit } from './steer-forms.tsx';
import { steerSync } from './steer-sync.server.ts';
import fields from './settings.module.css';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Notion settings', 'Sage Ops') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.sync.settings());

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/settings');

const MARK = { move: 'setClientMark', name: 'client mark' };

function ClientMark({ mark, isAdmin }: { mark: string; isAdmin: boolean }) {
  return (
    <section aria-labelledby="mark" className={fields.setting}>
      <h2 id="mark">The client mark</h2>
      <SteerForm {...MARK}>
        <fieldset disabled={!isAdmin} className={fields.fields}>
          <TextInput
            id="client-mark" name="mark" label="Comments that begin with it reach the client" required withAsterisk={false} maxLength={40} pattern="[@#!]\S+" className={fields.short} defaultValue={mark}
            title="One word that begins with @, # or !" autoComplete="off" description="One word that begins with @, # or !. The client reads what follows it, and no other comment ever leaves Notion."
          />
        </fieldset>
        {isAdmin && <SteerSubmit {...MARK} label="Store" busyLabel="Storing…" />}
      </SteerForm>
    </section>
  );
}

/** What Notion shows of each kind, and what people may do there. */
export default function SyncSettings() {
  const { kinds, client_mark: mark } = useLoaderData<typeof loader>();
  const isAdmin = useIsAdmin();
  return (
    <>
      <Done />
      <p className={classes.lead}>{isAdmin ? 'Each change is in the audit log.' : 'An admin can change this; each change is in the audit log.'}</p>
      <ClientMark mark={mark ?? ''} isAdmin={isAdmin} />
      {kinds.map((setting) => (
        <KindSettings key={setting.kind} setting={setting} isAdmin={isAdmin} />
      ))}
    </>
  );
}
