import { Problem } from '../edge/problem.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { faultOf } from './faults-page.ts';

type OwnAction = (standIn: NotionStandIn, form: FormData) => unknown;
const MINUTE_MS = 60_000;

/** What a person does to the stand-in itself. */
const OWN_ACTIONS: Readonly<Record<string, OwnAction>> = {
  'faults/add': ({ faults, clock }, form) => faults.add(faultOf(form), clock.now()),
  'faults/clear': ({ faults }) => faults.clear(),
  'faults/clock': ({ clock }, form) => (form.get('do') === 'reset' ? clock.reset() : clock.advance(Number(form.get('minutes')) * MINUTE_MS)),
  'webhooks/verify': ({ webhooks }, form) => webhooks.verify(String(form.get('token')).trim()),
  'webhooks/resend': ({ webhooks }) => webhooks.resendToken(),
  'webhooks/redeliver': ({ webhooks }, form) => webhooks.redeliver(String(form.get('id'))),
  'webhooks/switches': ({ webhooks }, form) => webhooks.turn({ ...Object.fromEntries([...form].filter(([name]) => name !== 'paused').map(([name, value]) => [name, Number(value)])), paused: form.has('paused') }),
};

export function actOnStandIn(standIn: NotionStandIn, noun: string, action: string, form: FormData): void {
  const act = OWN_ACTIONS[`${noun}/${action}`];
  if (!act) throw new Problem(404, 'object_not_found', 'There is no such page.');
  act(standIn, form);
}
