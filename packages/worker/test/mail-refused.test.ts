import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { smtp } from '../src/adapters/smtp.ts';
import { createHandlers } from '../src/handlers.ts';
import type { JobPorts } from '../src/ports.ts';
import { eventually, queued, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** why: the mail server of the local stack takes everybody; this one knows nobody, and says so with the address, as real ones do. */
async function refusingServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.write('220 mail.test\r\n');
    socket.on('data', (chunk) => {
      const line = chunk.toString();
      const [, recipient] = /^RCPT TO:(<\S+>)/i.exec(line) ?? [];
      socket.write(recipient ? `550 5.1.1 ${recipient}: recipient unknown\r\n` : '250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('tells in the log that the server refused, and not whom', async () => {
  const { rows } = await database.client.query<{ id: string }>(`insert into public.users (email, name, user_type) values ('maya@example.com', 'Maya', 'sage_client') returning id`);
  await database.client.query(`select private.enqueue_mail('invitation', 'invitation:1', 'maya@example.com', $1)`, [{ user_id: rows[0]!.id }]);
  const mail = { mailer: smtp(await refusingServer()), from: 'SAGE <studio@sage.test>', links: { PORTAL_URL: 'https://portal.test', INTAKE_URL: 'https://start.test' } };
  const handlers = createHandlers({ mail } as unknown as JobPorts);
  const { logged } = await runWorker(database.url, handlers['sessions.prune'], { handlers });
  await eventually(async () => (await queued(database.client))[0]?.last_error);
  const failed = await eventually(() => logged.find(({ msg }) => msg === 'job failed'));
  expect(JSON.stringify(failed)).toContain('550 5.1.1');
  expect(JSON.stringify(logged)).not.toContain('maya@example.com');
});
