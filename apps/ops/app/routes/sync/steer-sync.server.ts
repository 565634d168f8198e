import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { refusalOf, tryApi, type Sage } from '../../api.server.ts';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

const kindOf = (form: FormData) => text(form, 'kind');
/** Without one it is everything. */
const anyKind = (form: FormData) => kindOf(form) || undefined;
const recordOf = (form: FormData) => ({ kind: kindOf(form), recordId: text(form, 'recordId') });

type KindSettings = Parameters<Sage['sync']['setKind']>[0];
type Mode = KindSettings['mode'];
type TrashPolicy = KindSettings['trashPolicy'];

/** Each button of the sync's pages names what it does; the procedures check who may, and everything that comes with it. */
const MOVES = {
  pause: (sage: Sage, form: FormData) => sage.sync.pause({ kind: anyKind(form), reason: text(form, 'reason') }),
  resume: (sage: Sage, form: FormData) => sage.sync.resume({ kind: anyKind(form), reason: text(form, 'reason') }),
  liftBlock: (sage: Sage, form: FormData) => sage.sync.liftBlock({ reason: text(form, 'reason') }),
  resync: (sage: Sage, form: FormData) => sage.sync.resync({ kind: kindOf(form) }),
  retryFailed: (sage: Sage, form: FormData) => sage.sync.retryFailed({ kind: kindOf(form) }),
  setKind: (sage: Sage, form: FormData) => sage.sync.setKind({ kind: kindOf(form), mode: text(form, 'mode') as Mode, withDetails: form.get('details') === 'on', trashPolicy: text(form, 'trashPolicy') as TrashPolicy, pollSeconds: Number(text(form, 'pollSeconds') || 60) }),
  setClientMark: (sage: Sage, form: FormData) => sage.sync.setClientMark({ mark: text(form, 'mark') }),
  retry: (sage: Sage, form: FormData) => sage.sync.retry(recordOf(form)),
  toNotion: (sage: Sage, form: FormData) => sage.sync.toNotion({ resourceType: kindOf(form), resourceId: text(form, 'recordId') }),
  pull: (sage: Sage, form: FormData) => sage.sync.pull(recordOf(form)),
  adopt: (sage: Sage, form: FormData) => sage.sync.adopt({ conflictId: text(form, 'id') }),
  overwrite: (sage: Sage, form: FormData) => sage.sync.overwrite({ conflictId: text(form, 'id') }),
  dismiss: (sage: Sage, form: FormData) => sage.sync.dismiss({ conflictId: text(form, 'id') }),
  leaveAll: (sage: Sage, form: FormData) => sage.sync.leaveConflicts({ until: { seen_at: text(form, 'untilAt'), id: text(form, 'untilId') }, shown: Number(text(form, 'shown')) }),
  reconcile: (sage: Sage, form: FormData) => sage.sync.reconcile({ dryRunId: text(form, 'dryRunId') || undefined }),
  planRebuild: (sage: Sage) => sage.sync.planRebuild(),
  rebuild: (sage: Sage, form: FormData) => sage.sync.rebuild({ planId: text(form, 'planId'), confirmation: text(form, 'confirmation') }),
  verify: (sage: Sage) => sage.sync.verify(),
  forgetToken: (sage: Sage) => sage.sync.forgetWebhookToken(),
};

const isMove = (name: string): name is keyof typeof MOVES => Object.hasOwn(MOVES, name);

const SHOWN = new Set(['conflict', 'invalid', 'not_found']);

/** The same part of the same list, with what was done. */
function backTo(path: string, url: string, done: string): string {
  const { searchParams: query } = new URL(url);
  query.delete('index');
  query.set('done', done);
  return `${path}?${query.toString()}`;
}

/** Does what the pressed button names, and comes back to the page: with what was done, or with why it was not. @throws Response for a button that no page of ours has */
export async function steerSync(args: ActionFunctionArgs, path: string) {
  const form = await args.request.formData();
  const name = text(form, 'move');
  if (!isMove(name)) throw new Response(null, { status: 400 });
  const answer = await tryApi<unknown>(args, (sage) => MOVES[name](sage, form));
  if ('value' in answer) return redirect(backTo(path, args.request.url, name));
  if (!SHOWN.has(answer.failure.kind)) throw refusalOf(args, answer.failure);
  return data({ refused: answer.failure.message }, answer.failure.status);
}
