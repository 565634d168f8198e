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
  override: (sage: Sage, step: Step, reason: string) => sage.milestones.complete({ ...step, reason }),
  addContact: (sage: Sage, { milestoneId: clientId }: Step, _: string, email: string) => sage.clients.addContact({ clientId, email }),
  addRound: (sage: Sage, { milestoneId: projectId }: Step, reason: string) => sage.milestones.addRound({ projectId, reason }),
  close: (sage: Sage, step: Step, reason: string) => sage.projects.close(projectOf(step, reason)),
  reopen: (sage: Sage, step: Step, reason: string) => sage.projects.reopen(projectOf(step, reason)),
  publish: (sage: Sage, step: Step) => sage.deliverables.publish(deliverableOf(step)),
  takeBack: (sage: Sage, step: Step) => sage.deliverables.takeBack(deliverableOf(step)),
  share: (sage: Sage, { milestoneId: deliverableId }: Step) => sage.deliverables.noteShare({ deliverableId, isShared: true }),
  unshare: (sage: Sage, { milestoneId: deliverableId }: Step) => sage.deliverables.noteShare({ deliverableId, isShared: false }),
  answer: (sage: Sage, { milestoneId: id }: Step, _: string, __: string, form: FormData) => sage.messages.write({ id, projectId: text(form, 'projectId'), body: text(form, 'body') }),
  takeNote: (sage: Sage, { milestoneId: conflictId }: Step) => sage.sync.dismiss({ conflictId }),
  remove: (sage: Sage, step: Step) => sage.deliverables.remove(deliverableOf(step)),
};

interface Step {
  milestoneId: string;
  rowVersion: number;
}

const deliverableOf = ({ milestoneId: deliverableId, rowVersion }: Step) => ({ deliverableId, rowVersion });

const projectOf = ({ milestoneId: projectId, rowVersion }: Step, reason: string) => ({ projectId, rowVersion, reason });

const isMove = (name: string): name is keyof typeof MOVES => Object.hasOwn(MOVES, name);

/** What was done. @throws Response for a button that no page of ours has. */
export async function moveProject(sage: Sage, form: FormData): Promise<string> {
  const name = text(form, 'move');
  if (!isMove(name)) throw new Response(null, { status: 400 });
  await MOVES[name](sage, { milestoneId: text(form, 'id'), rowVersion: Number(text(form, 'rowVersion')) }, text(form, 'reason'), text(form, 'email'), form);
  return name;
}
