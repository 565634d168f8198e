import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import { submissionRef } from '@sage/domain/schemas/leads';
import { api, type Args } from '../../api.server.ts';
import { newDraft, withStep } from './draft.ts';
import { drafts } from './drafts.server.ts';
import { shouldAsk } from './guard.ts';
import { firstMissing, STEP_SCHEMAS, toSubmission } from './steps.schema.ts';
import { stepAfter, stepPath, type QuestionStep, type Step } from './steps.ts';

/** What a refused step says. */
interface Refusal {
  answers: SubmissionResult | null;
  /** The browser brought no draft: it expired, or the browser keeps none. */
  isLost: boolean;
  asksForPerson: boolean;
}
const refused = (refusal: Partial<Refusal>, headers: HeadersInit) =>
  data<Refusal>({ answers: null, isLost: false, asksForPerson: false, ...refusal }, { status: 400, headers });

export async function openStep(args: Args, step: Step) {
  const kept = await drafts.read(args.request);
  const draft = kept ?? newDraft(new Date());
  const missing = firstMissing(draft.values, step);
  if (missing) throw redirect(stepPath(missing));
  const needsPrices = step === 'budget' || step === 'review';
  const tiers = needsPrices ? await api(args, (sage) => sage.tiers.list()) : [];
  const page = { step, values: draft.values, tiers, submissionId: draft.submissionId };
  return data(page, kept ? undefined : { headers: await drafts.keep(draft) });
}

/** Keeps what was typed whether it is right or not. */
export async function answerStep({ request }: Args, step: QuestionStep) {
  const [kept, form] = [await drafts.read(request), await request.formData()];
  const draft = withStep(kept ?? newDraft(new Date()), step, form);
  const headers = await drafts.keep(draft);
  const submission = parseWithZod(form, { schema: STEP_SCHEMAS[step] });
  if (submission.status !== 'success') return refused({ answers: submission.reply() }, headers);
  if (!kept) return refused({ answers: submission.reply(), isLost: true }, headers);
  throw redirect(stepPath(stepAfter(step)), { headers });
}

/** Twice is once: the id was made when the form began, and the browser that has no draft any more sent it in already. */
export async function sendIn(args: Args) {
  const [draft, form] = [await drafts.read(args.request), await args.request.formData()];
  if (!draft) throw redirect(resultOf(form));
  const missing = firstMissing(draft.values, 'review');
  if (missing) throw redirect(stepPath(missing));
  if (shouldAsk(form, draft, new Date())) return refused({ asksForPerson: true }, {});
  const { submissionId } = await api(args, (sage) => sage.leads.submit(toSubmission(draft)));
  throw redirect(`/result/${submissionId}`, { headers: await drafts.forget() });
}

function resultOf(form: FormData): string {
  const sent = submissionRef.safeParse({ submissionId: form.get('submissionId') });
  return sent.success ? `/result/${sent.data.submissionId}` : '/start';
}
