import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { assertFreePorts } from './ports.ts';

async function busyPort(): Promise<number> {
  const port = await freePort();
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return port;
}

describe('assertFreePorts', () => {
  it('names every busy port, what wanted it and the variable to change', async () => {
    const [intake, mail, free] = [await busyPort(), await busyPort(), await freePort()];
    const refusal = assertFreePorts([
      { port: intake, variable: 'INTAKE_PORT', wantedBy: 'the intake app' },
      { port: free, variable: 'OPS_PORT', wantedBy: 'the ops app' },
      { port: mail, variable: 'MAIL_PORT', wantedBy: 'the mailbox' },
    ]);
    await expect(refusal).rejects.toThrow(`Port ${intake}, meant for the intake app, is taken.`);
    await expect(refusal).rejects.toThrow(`Port ${mail}, meant for the mailbox, is taken.`);
    await expect(refusal).rejects.toThrow('set MAIL_PORT to a free port');
    await expect(refusal).rejects.not.toThrow(String(free));
  });

  it('names a port that is given to two', async () => {
    const port = await freePort();
    const refusal = assertFreePorts([{ port, variable: 'OPS_PORT', wantedBy: 'the ops app' }, { port, variable: 'MAIL_PORT', wantedBy: 'the mailbox' }]);
    await expect(refusal).rejects.toThrow(`Port ${port}, meant for the mailbox, is meant for something else too. Set MAIL_PORT to another.`);
  });

  it('waits for a port that is about to be left', async () => {
    const port = await freePort();
    const server = net.createServer().listen(port, '127.0.0.1');
    setTimeout(() => server.close(), 150);
    await expect(assertFreePorts([{ port, variable: 'OPS_PORT', wantedBy: 'the ops app' }], 5_000)).resolves.toBeUndefined();
  });
});
