import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Eyebrow, MessageList, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import { EarlierMessages } from './earlier-messages.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page ? `Messages, ${page.project.name}` : 'Messages', 'Sage Ops') }];

export const loader = (args: LoaderFunctionArgs) =>
  api(args, (sage) => sage.messages.list({ projectId: args.params.projectId ?? '', before: cursorOf(new URL(args.request.url).searchParams) }));

/** What was written before the latest, which stand on the project's page with the form to answer. */
export default function Messages() {
  const { project, zone, messages, earlier } = useLoaderData<typeof loader>();
  return (
    <>
      <Eyebrow>
        <Link to={`/projects/${project.id}#messages`}>{project.name}</Link>
      </Eyebrow>
      <h1>Messages</h1>
      {earlier && <EarlierMessages projectId={project.id} before={earlier} />}
      <MessageList messages={messages} side="studio" zone={zone} />
    </>
  );
}
