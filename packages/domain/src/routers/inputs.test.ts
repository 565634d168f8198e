import { describe, expect, it } from 'vitest';
import { authRouter } from '../auth/auth.router.ts';
import { contextOf } from '../testing/contexts.ts';
import { createCallerFactory } from '../trpc.ts';
import { allProcedures, failureFromServer, type App } from './testing/apps.ts';
import { EXAMPLES } from './testing/examples.ts';

const withInput = allProcedures().filter(({ takesInput }) => takesInput);
/** Whoever may call every procedure of the app. */
const CALLER = { intake: 'intake', portal: 'sage_client', ops: 'admin' } as const;
const refusalOf = (app: App, path: string, input: unknown) =>
  failureFromServer(app, path, contextOf(CALLER[app]), input);

it('has an example of every input', () => {
  expect([...new Set(withInput.map(({ path }) => path))].sort()).toEqual(Object.keys(EXAMPLES).sort());
});

describe.each(withInput)('$app $path', ({ app, path }) => {
  const example = EXAMPLES[path]!;

  it('accepts its example', async () => {
    expect(await refusalOf(app, path, example)).toBeNull();
  });

  it('refuses a field that it does not know', async () => {
    const refused = await refusalOf(app, path, { ...example, extra: 1 });
    expect(refused).toMatchObject({ kind: 'invalid', status: 400, fields: { '': [expect.any(String)] } });
  });

  it.each(Object.keys(example))('refuses an oversized %s', async (field) => {
    const refused = await refusalOf(app, path, { ...example, [field]: 'x'.repeat(100_000) });
    expect(refused).toMatchObject({ kind: 'invalid', fields: { [field]: [expect.any(String)] } });
  });

  it.each([undefined, null, [], 'text', 0])('refuses %j', async (input) => {
    expect(await refusalOf(app, path, input)).toMatchObject({ kind: 'invalid', status: 400 });
  });
});

it('refuses an endless name or password before any work', async () => {
  const { signIn } = createCallerFactory(authRouter)(contextOf('visitor'));
  await expect(signIn({ login: `${'x'.repeat(254)}@`, password: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(signIn({ login: 'x@y.z', password: 'x'.repeat(1_025) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
