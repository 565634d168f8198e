import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { count, EmptyState, formatNumber, pageTitle, Tag } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { oneKindWords } from './kind-words.ts';
import { useFresh } from './use-fresh.ts';
import classes from './sync.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('To be sent to Notion', 'Sage Ops') }];

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await api(args, (sage) => sage.sync.preview())), now: new Date().toISOString() });

type Push = Awaited<ReturnType<Sage['sync']['preview']>>['pushes'][number];

const DOES: Record<Push['does'], string> = { create: 'New page', update: 'Changes', trash: 'Into the trash', nothing: 'Nothing to send' };

const Value = ({ value }: { value: Push['fields'][number]['after'] }) => (value === null || value === '' ? <em>empty</em> : <>{String(value)}</>);

const Field = ({ field: { field, before, after }, isNew }: { field: Push['fields'][number]; isNew: boolean }) => (
  <li>
    {field}:{' '}
    {!isNew && (
      <>
        <del>
          <Value value={before} />
        </del>{' '}
      </>
    )}
    <Value value={after} />
  </li>
);

/** One record: what of its page would change, and what that costs. */
const PushRow = ({ push: { kind, name, does, fields, body, calls, wanted_at: since }, now }: { push: Push; now: string }) => (
  <li className={classes.kind}>
    <div>
      <h2 className={lists.title}>{name ?? 'A record that is gone'}</h2>
      <small>
        {oneKindWords(kind)}, waits for {durationSince(since, now)}
      </small>
    </div>
    <div className={classes.detail}>
      <ul>
        {fields.map((field) => (
          <Field key={field.field} field={field} isNew={does === 'create'} />
        ))}
        {body && <li>{kind === 'deliverable' ? 'The preview in its body' : 'The overview in its body'}</li>}
      </ul>
    </div>
    <div>
      <Tag tone={does === 'trash' ? 'clay' : 'sage'}>{DOES[does]}</Tag>
      <small>{count(calls, 'call')}</small>
    </div>
  </li>
);

type Comment = Awaited<ReturnType<Sage['sync']['preview']>>['comments'][number];

/** One message, as it will begin. */
const CommentRow = ({ comment: { name, says, calls, wanted_at: since }, now }: { comment: Comment; now: string }) => (
  <li className={classes.kind}>
    <div>
      <h2 className={lists.title}>{name ?? 'A project that is gone'}</h2>
      <small>Message, waits for {durationSince(since, now)}</small>
    </div>
    <div className={classes.detail}>
      <p>{says}</p>
    </div>
    <div>
      <Tag tone="sage">New comment</Tag>
      <small>{count(calls, 'call')}</small>
    </div>
  </li>
);

/** The dry run of the push: nothing is sent, and Notion is not asked. */
export default function PushPreview() {
  const { waiting, pushes, comments, now } = useLoaderData<typeof loader>();
  useFresh();
  const listed = pushes.length + comments.length;
  const calls = [...pushes, ...comments].reduce((sum, one) => sum + one.calls, 0);
  return (
    <>
      <p className={classes.lead}>What would be sent to Notion at this moment: each record that waits, held against what was last agreed with its page, and each message. Looking costs no call, and sends nothing.</p>
      {listed === 0 ? (
        <div className={lists.empty}>
          <EmptyState title="Nothing waits">What changes here stands here until it is in Notion, mostly for seconds. To see it before it goes, an admin can pause a kind, or the whole sync.</EmptyState>
        </div>
      ) : (
        <>
          <p>
            {waiting > listed ? `The first ${formatNumber(listed)} of ${formatNumber(waiting)} that wait` : count(waiting, 'change waits', 'changes wait')}: {count(calls, 'call')}.
          </p>
          <ul className={lists.rows}>
            {pushes.map((push) => (
              <PushRow key={`${push.kind} ${push.record_id}`} push={push} now={now} />
            ))}
            {comments.map((comment) => (
              <CommentRow key={comment.message_id} comment={comment} now={now} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
