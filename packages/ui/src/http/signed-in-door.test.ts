import { expect, it } from 'vitest';
import { signedInDoor, toSignIn } from './signed-in-door.ts';

const at = (path: string, method = 'GET', referer?: string) => new Request(`https://portal.example${path}`, { method, headers: referer ? { Referer: referer } : {} });

it.each([
  [at('/'), '/sign-in'],
  [at('/projects/1?tab=files'), '/sign-in?to=%2Fprojects%2F1%3Ftab%3Dfiles'],
  [at('/messages', 'POST', 'https://portal.example/projects/1'), '/sign-in?to=%2Fprojects%2F1'],
  [at('/messages', 'POST', 'https://evil.example/projects/1'), '/sign-in'],
  [at('/messages', 'POST', 'nonsense'), '/sign-in'],
])('leads back to where somebody was, and to no other site: %#', (request, to) => {
  expect(toSignIn(request).headers.get('Location')).toBe(to);
});

// why: a domain of one call, which refuses in the given way; the apps' own is asked in their journeys
function doorThat(refuses: { kind: string; status: number; message: string } | null) {
  const contexts: string[] = [];
  const runtime = {
    contextFor: async (facts: string) => (contexts.push(facts), facts),
    caller: (context: string) => ({ hello: async () => (refuses ? Promise.reject(new Error('refused')) : `Hello ${context}`) }),
    handle: async () => new Response('trpc'),
  };
  const door = signedInDoor({ runtime, factsOf: async ({ context }: { request: Request; context: { requestId: string } }) => context.requestId, failureOf: () => refuses ?? { kind: 'bug', status: 500, message: '' } });
  return { door, contexts };
}
const args = () => ({ request: at('/projects'), context: { requestId: 'r1' } });

it('checks the session once a request, whoever asks', async () => {
  const { door, contexts } = doorThat(null);
  const one = args();
  expect(await Promise.all([door.api(one, (sage) => sage.hello()), door.api(one, (sage) => sage.hello())])).toEqual(['Hello r1', 'Hello r1']);
  await door.api(args(), (sage) => sage.hello());
  expect(contexts).toEqual(['r1', 'r1']);
});

it('sends whoever is signed out to sign in, and throws any other refusal as its answer', async () => {
  const thrown = async (refuses: Parameters<typeof doorThat>[0]) => (await doorThat(refuses).door.api(args(), (sage) => sage.hello()).catch((answer: unknown) => answer)) as Response;
  const signIn = await thrown({ kind: 'signed_out', status: 401, message: 'Sign in.' });
  expect([signIn.status, signIn.headers.get('Location')]).toEqual([302, '/sign-in?to=%2Fprojects']);
  const refused = await thrown({ kind: 'forbidden', status: 403, message: 'Not yours.' });
  expect([refused.status, await refused.json()]).toEqual([403, { message: 'Not yours.', requestId: 'r1' }]);
});

it('gives a refusal as a value to who shows it', async () => {
  const failure = { kind: 'conflict', status: 409, message: 'Too late.' };
  expect(await doorThat(failure).door.tryApi(args(), (sage) => sage.hello())).toEqual({ failure });
});
