import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { FILE_EXTENSIONS } from '@sage/domain/files';
import { CATEGORIES } from '@sage/domain/schemas/deliverables';
import { Eyebrow, pageTitle } from '@sage/ui';
import { api, toSignIn } from '../../api.server.ts';
import { receiveDeliverable } from './receive-deliverable.server.ts';
import { UploadForm } from './upload-form.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Upload a deliverable', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, name, deliverables } = await api(args, (sage) => sage.projects.find({ projectId: args.params.projectId ?? '' }));
  return { id, name, versions: deliverables.map((each) => ({ id: each.id, name: each.name })), extensions: FILE_EXTENSIONS, categories: [...CATEGORIES] };
}

export async function action(args: ActionFunctionArgs) {
  const refused = await receiveDeliverable(args);
  if (!refused) return redirect(`/projects/${args.params.projectId}?done=upload`);
  if (refused.signedOut) throw toSignIn(args.request);
  return data({ message: refused.message, texts: refused.texts }, refused.status);
}

export default function Upload() {
  const project = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Eyebrow>
        <Link to={`/projects/${project.id}`}>{project.name}</Link>
      </Eyebrow>
      <h1>Upload a deliverable</h1>
      <UploadForm {...project} refused={refused} />
    </>
  );
}
