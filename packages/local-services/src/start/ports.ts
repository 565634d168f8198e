import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NeededPort {
  port: number;
  /** The variable that sets it. */
  variable: string;
  /** What listens on it, for people. */
  wantedBy: string;
  host?: string;
}

export class BusyPorts extends Error {
  override name = 'BusyPorts';
}

/** @throws BusyPorts that names every port that is taken or asked for twice. */
export async function assertFreePorts(needed: NeededPort[], patienceMs = 0): Promise<void> {
  const twice = needed.filter(({ port }, index) => needed.findIndex((other) => other.port === port) !== index);
  const until = Date.now() + patienceMs;
  let busy = await busyOf(needed);
  while (busy.length > 0 && Date.now() < until) {
    await sleep(100);
    busy = await busyOf(busy);
  }
  if (twice.length + busy.length === 0) return;
  throw new BusyPorts([...twice.map(sameTwice), ...busy.map(taken)].join('\n'));
}

const taken = ({ port, variable, wantedBy }: NeededPort) =>
  `Port ${port}, meant for ${wantedBy}, is taken. Stop what uses it (\`lsof -i :${port}\` names it), or set ${variable} to a free port.`;
const sameTwice = ({ port, variable, wantedBy }: NeededPort) => `Port ${port}, meant for ${wantedBy}, is meant for something else too. Set ${variable} to another.`;

async function busyOf(needed: NeededPort[]): Promise<NeededPort[]> {
  const verdicts = await Promise.all(needed.map(({ port, host }) => isBusy(port, host ?? '127.0.0.1')));
  return needed.filter((_, index) => verdicts[index]);
}

/** Listening alone does not tell: some systems let a second one listen on a narrower address, and browsers ask ::1 first. */
const isBusy = async (port: number, host: string): Promise<boolean> => (await answers(port, '127.0.0.1')) || (await answers(port, '::1')) || !(await canListen(port, host));

const answers = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect({ port, host }).once('connect', () => done(true)).once('error', () => done(false));
    const done = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1_000, () => done(false));
  });

/** An address that this machine does not have is for the server itself to refuse. */
const canListen = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const server = net.createServer().once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
