import { z } from '@sage/config/z';
import { faultSchema, type FaultInput } from '../edge/faults.ts';
import type { NotionStandIn } from '../notion-stand-in.ts';

/** What a test or a person may do to the stand-in itself, under /_control. */
export async function control(standIn: NotionStandIn, request: Request): Promise<Response> {
  const asked = `${request.method} ${new URL(request.url).pathname.slice('/_control'.length)}`;
  const action = Object.hasOwn(ACTIONS, asked) ? ACTIONS[asked] : undefined;
  if (!action) return Response.json({ message: `There is ${Object.keys(ACTIONS).join(', ')}.` }, { status: 404 });
  try {
    const text = await request.text();
    return Response.json(action(standIn, text ? JSON.parse(text) : {}));
  } catch (error) {
    return Response.json({ message: error instanceof Error ? error.message : String(error) }, { status: 400 });
  }
}

const clockSchema = z.union([z.strictObject({ at: z.iso.datetime().nullable() }), z.strictObject({ advance_seconds: z.number() })]);

const ACTIONS: Readonly<Record<string, (standIn: NotionStandIn, body: unknown) => unknown>> = {
  'GET /calls': ({ calls }) => calls.list(),
  'DELETE /calls': ({ calls }) => (calls.clear(), {}),
  'GET /faults': ({ faults, clock }) => faults.list(clock.now()),
  'POST /faults': ({ faults, clock }, body) => faults.add(faultSchema.parse(body) as FaultInput, clock.now()),
  'DELETE /faults': ({ faults }) => (faults.clear(), {}),
  'GET /clock': ({ clock }) => told(clock.now()),
  'POST /clock': ({ clock }, body) => {
    const set = clockSchema.parse(body);
    if ('advance_seconds' in set) clock.advance(set.advance_seconds * 1000);
    else if (set.at === null) clock.reset();
    else clock.set(Date.parse(set.at));
    return told(clock.now());
  },
};
const told = (ms: number) => ({ now: new Date(ms).toISOString() });
