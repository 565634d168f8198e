import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckIcon, ClockIcon, pageTitle, Tag } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import { webhookAddress } from '../../notion.server.ts';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { durationSince } from './ago.ts';
import { Done } from './done.tsx';
import { SteerConfirmed } from './steer-forms.tsx';
import { steerSync } from './steer-sync.server.ts';
import { useFresh } from './use-fresh.ts';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Notion webhook', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const webhook = await api(args, (sage) => sage.sync.webhook());
  return { webhook, address: webhookAddress, to_decide: webhook?.to_decide ?? 0, now: new Date().toISOString() };
}

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync/webhook');

type Webhook = Omit<NonNullable<Awaited<ReturnType<Sage['sync']['webhook']>>>, 'to_decide'>;

function State({ webhook: { received_at: received, confirmed_at: confirmed, last_event_at: lastEvent }, now }: { webhook: Webhook; now: string }) {
  if (confirmed) {
    return (
      <p>
        <Tag icon={<CheckIcon />}>Confirmed</Tag> Notion tells of changes by itself{lastEvent && `; the last time ${durationSince(lastEvent, now)} ago`}.
      </p>
    );
  }
  return (
    <p>
      <Tag tone="clay" icon={<ClockIcon />}>
        {received ? 'To be confirmed' : 'Not set up'}
      </Tag>{' '}
      {received ? `Notion sent its verification token ${durationSince(received, now)} ago.` : 'Until then changes in Notion are found by asking it, as often as Settings say.'}
    </p>
  );
}

const Steps = ({ address }: { address: string }) => (
  <ol className={classes.steps}>
    <li>In Notion open Settings, Connections, your connection, and there Webhooks.</li>
    <li>
      Create a subscription to <code className={classes.token}>{address}</code> with the events of pages, comments and data sources. Notion must reach this address from the internet, by https.
    </li>
    <li>Notion sends a token here at once. Copy it from this page, choose Verify in Notion, and paste it.</li>
    <li>The first event that Notion signs with it confirms it. Then no other token is taken.</li>
  </ol>
);

/** How Notion tells of changes, and the one step that a person takes for it. */
export default function SyncWebhook() {
  const { webhook, address, now } = useLoaderData<typeof loader>();
  const isAdmin = useIsAdmin();
  useFresh();
  const known = webhook ?? { received_at: null, received_from: null, confirmed_at: null, last_event_at: null, token: null };
  return (
    <div className={classes.webhook}>
      <Done />
      <State webhook={known} now={now} />
      {known.token && (
        <p>
          Verification token{known.received_from && `, sent from ${known.received_from}`}: <code className={classes.token}>{known.token}</code>
        </p>
      )}
      {!known.confirmed_at && <Steps address={address} />}
      {isAdmin && known.received_at && (
        <SteerConfirmed
          key={known.received_at} move="forgetToken" opens="Forget the token" label="Yes, forget it" busyLabel="Forgetting…" name="webhook" variant="outline" color="clay"
          question="From then on Notion’s events are refused, until a subscription is created anew and confirmed. Changes in Notion are found by asking meanwhile."
        />
      )}
      {known.confirmed_at && <p className={classes.lead}>Should the token have come from somebody else than Notion, forget it, and create the subscription in Notion anew. Until then changes are found by asking, as often as Settings say.</p>}
    </div>
  );
}
