import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewLeadInput } from '@sage/domain/schemas/lead-review';
import { EmptyState, pageTitle } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { api, toSignIn, tryApi } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import { Decide } from './decide.tsx';
import { LeadView } from './lead-view.tsx';
import classes from './leads.module.css';
import { QueueList } from './queue-list.tsx';
import { useQueueKeys } from './use-queue-keys.ts';
import { DONE_WORDS, STATUSES, type LeadStatus } from './words.ts';

const queryOf = ({ url }: Request) => new URL(url).searchParams;
const statusOf = (query: URLSearchParams) => (query.get('status') ?? 'needs_review') as LeadStatus;

export async function loader(args: LoaderFunctionArgs) {
  const query = queryOf(args.request);
  const status = statusOf(query);
  const { leadId } = args.params;
  const queue = await api(args, (sage) => sage.leads.queue({ status, after: cursorOf(query), leadId }));
  return { queue, status, opened: leadId !== undefined, done: query.get('done'), after: query.get('after'), now: new Date().toISOString() };
}

/** Decided: on to the next that waits. Refused: the lead again, as it stands now, with why. */
export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await args.request.formData(), { schema: ReviewLeadInput });
  if (submission.status !== 'success') return data(submission.reply(), 400);
  const answer = await tryApi(args, (sage) => sage.leads.review(submission.value));
  if ('value' in answer) {
    const on = new URLSearchParams({ status: statusOf(queryOf(args.request)), done: submission.value.decision });
    return redirect(`/leads?${on.toString()}`);
  }
  if (answer.failure.kind === 'signed_out') throw toSignIn(args.request);
  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'conflict'].includes(answer.failure.kind)) throw refused;
  return data(submission.reply({ formErrors: [answer.failure.message] }), refused);
}

/** After a refusal too: what is shown must be how it stands now. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  const title = STATUSES.find(({ status }) => status === page?.status)?.title ?? 'Leads';
  const lead = page?.opened ? page.queue.lead : null;
  return [{ title: pageTitle(lead ? `${lead.name ?? lead.email}, lead` : `Leads: ${title}`, 'Sage Ops') }];
};

export default function Leads() {
  const { queue, status, opened, done, after, now } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { lead, leads, zone } = queue;
  const query = new URLSearchParams({ status, ...(after && { after }) }).toString();
  const hrefOf = (id: string) => `/leads/${id}?${query}`;
  useQueueKeys(leads.map(({ id }) => hrefOf(id)), leads.findIndex(({ id }) => id === lead?.id));
  return (
    <div className={classes.board} data-opened={opened || undefined}>
      <div className={classes.queue}>
        {done && DONE_WORDS[done] && (
          <p role="status" className={classes.done}>
            {DONE_WORDS[done]}
          </p>
        )}
        <QueueList queue={queue} status={status} now={now} level={opened ? 'h2' : 'h1'} hrefOf={hrefOf} />
      </div>
      {lead ? (
        <div key={`${lead.id} ${lead.row_version}`} className={classes.lead}>
          <LeadView lead={lead} zone={zone} level={opened ? 'h1' : 'h2'} />
          <Decide lead={lead} zone={zone} action={hrefOf(lead.id)} result={result} level={opened ? 'h2' : 'h3'} />
        </div>
      ) : (
        <div className={classes.none}>
          <EmptyState title="Nothing here to decide">Leads arrive by the public form. Those that the rules are sure about go on by themselves.</EmptyState>
        </div>
      )}
    </div>
  );
}
