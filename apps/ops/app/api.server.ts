import type { LoaderFunctionArgs } from '@remix-run/node';
import { readEnv } from '@sage/config/process-env';
import { createOpsRuntime, failureOf, opsRuntimeEnv, type Facts } from '@sage/domain/ops';
import type {} from '@sage/server';
import { signedInDoor } from '@sage/ui/server';
import { session } from './session.server.ts';

export { toSignIn } from '@sage/ui/server';

export type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>;

const runtime = createOpsRuntime(readEnv(opsRuntimeEnv));
export type Sage = ReturnType<typeof runtime.caller>;

const factsOf = async ({ request, context: { requestId, address, log } }: Args): Promise<Facts> => ({
  requestId,
  address,
  log,
  userAgent: request.headers.get('User-Agent') ?? '',
  sessionToken: await session.read(request),
});

export const { api, tryApi, refusalOf, handleTrpc } = signedInDoor({ runtime, factsOf, failureOf });
