import type { Sage } from '../../api.server.ts';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Each button of the project's page names what it does; the procedure checks everything that comes with it. */
const MOVES = {
  complete: (sage: Sage, step: Step) => sage.milestones.complete(step),
  approve: (sage: Sage, step: Step) => sage.milestones.complete({ ...step, approved: true }),
  start: (sage: Sage, step: Step) => sage.milestones.start(step),
  return: (sage: Sage, step: Step, reason: string) => sage.milestones.return({ ...step, reason }),
  publish: (sage: Sage, { milestoneId: deliverableId, rowVersion }: Step) => sage.deliverables.publish({ deliverableId, rowVersion }),
};

interface Step {
  milestoneId: string;
  rowVersion: number;
}

const isMove = (name: string): name is keyof typeof MOVES => Object.hasOwn(MOVES, name);

/** What was done. @throws Response for a button that no page of ours has. */
export async function moveProject(sage: Sage, form: FormData): Promise<string> {
  const name = text(form, 'move');
  if (!isMove(name)) throw new Response(null, { status: 400 });
  await MOVES[name](sage, { milestoneId: text(form, 'id'), rowVersion: Number(text(form, 'rowVersion')) }, text(form, 'reason'));
  return name;
}
