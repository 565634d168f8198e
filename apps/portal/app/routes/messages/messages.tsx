import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState, Eyebrow, MessageForm, MessageList, pageTitle, Sheet, useFresh } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { api, toSignIn, tryApi } from '../../api.server.ts';
import { beforeOf, hrefBefore } from './before.ts';
import classes from './messages.module.css';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page ? `Messages, ${page.project.name}` : 'Messages', 'Sage') }];

export async function loader(args: LoaderFunctionArgs) {
  const before = beforeOf(new URL(args.request.url).searchParams);
  const page = await api(args, (sage) => sage.messages.list({ projectId: args.params.projectId ?? '', before }));
  return { ...page, isLatest: before === undefined, freshId: randomUUID() };
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function action(args: ActionFunctionArgs) {
  const { projectId = '' } = args.params;
  const form = await args.request.formData();
  const message = { id: text(form, 'id'), projectId, body: text(form, 'body') };
  const answer = await tryApi(args, (sage) => sage.messages.write(message));
  if ('value' in answer) return redirect(`/projects/${projectId}/messages#message-${answer.value.id}`);
  const { failure } = answer;
  if (failure.kind === 'signed_out') throw toSignIn(args.request);
  const refused = failureResponse(failure, args.request);
  if (!['invalid', 'conflict', 'limited'].includes(failure.kind)) throw refused;
  return data({ message: failure.fields?.body?.[0] ?? failure.message, body: message.body }, refused);
}

const LOOK_AGAIN_MS = 10_000;

/** What client and studio wrote to each other about one project. */
export default function Messages() {
  const { project, zone, messages, earlier, isLatest, freshId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useFresh(LOOK_AGAIN_MS);
  return (
    <Sheet className={classes.page}>
      <Eyebrow>
        <Link to={`/projects/${project.id}`}>{project.name}</Link>
      </Eyebrow>
      <h1>Messages</h1>
      {earlier && (
        <p className={classes.turn}>
          <Link to={hrefBefore(earlier)}>Earlier messages</Link>
        </p>
      )}
      {messages.length === 0 && <EmptyState title="Nothing was written yet.">Ask anything about your project. The studio answers here, and you get an e-mail.</EmptyState>}
      <MessageList messages={messages} side="client" zone={zone} />
      {isLatest ? (
        <MessageForm freshId={freshId} sent={messages} label="Write to the studio" refused={refused} />
      ) : (
        <p className={classes.turn}>
          <Link to="?">The latest messages</Link>
        </p>
      )}
    </Sheet>
  );
}
