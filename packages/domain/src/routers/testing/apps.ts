import type { AnyTRPCRouter } from '@trpc/server';
import type { Context } from '../../context.ts';
import { failureOf } from '../../failure.ts';
import { createRuntime } from '../../runtime/runtime.ts';
import { facts } from '../../testing/contexts.ts';
import { mutationRequest, queryRequest } from '../../testing/http.ts';
import { intakeRouter } from '../intake.ts';
import { opsRouter } from '../ops.ts';
import { portalRouter } from '../portal.ts';
import { EXAMPLES } from './examples.ts';

/** Without their types, so that a test can go through all that is there. */
const routers = { intake: intakeRouter as AnyTRPCRouter, portal: portalRouter as AnyTRPCRouter, ops: opsRouter as AnyTRPCRouter };
export type App = keyof typeof routers;

interface Procedure {
  _def: { type: 'query' | 'mutation'; inputs: unknown[] };
}

export const allProcedures = () =>
  (Object.keys(routers) as App[]).flatMap((app) =>
    // oxlint-disable-next-line eslint/no-underscore-dangle -- tRPC has no other list of what is there.
    Object.entries(routers[app]._def.procedures as Record<string, Procedure>).map(([path, { _def }]) => ({
      app,
      path,
      isQuery: _def.type === 'query',
      takesInput: _def.inputs.length > 0,
    })),
  );

export const runtimeOf = (app: App, context: Context) =>
  createRuntime({ router: routers[app], createCaller: routers[app].createCaller, openContext: async () => context });

/** The status of the answer. */
export async function askOverHttp(app: App, path: string, context: Context, input: unknown = EXAMPLES[path]): Promise<number> {
  const { isQuery } = allProcedures().find((procedure) => procedure.app === app && procedure.path === path)!;
  const request = isQuery ? queryRequest(path, input) : mutationRequest(path, input);
  return (await runtimeOf(app, context).handle(request, facts())).status;
}

/** Null when it answered. */
export async function failureFromServer(app: App, path: string, context: Context, input: unknown) {
  const caller: unknown = runtimeOf(app, context).caller(context);
  const call = path.split('.').reduce((at, key) => (at as Record<string, unknown>)[key], caller) as (input: unknown) => Promise<unknown>;
  return call(input).then(() => null, failureOf);
}

/** The status that the answer would have over HTTP. */
export const askFromServer = async (app: App, path: string, context: Context): Promise<number> =>
  (await failureFromServer(app, path, context, EXAMPLES[path]))?.status ?? 200;
