import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PartStatus } from './supervisor.ts';

/** What runs on a data folder: everything, the services for development, or a command that wants the database for itself. */
export type Kind = 'start' | 'dev' | 'reset';

export interface ControlReply {
  id: string;
  pid: number;
  kind: Kind;
  ready: boolean;
  parts: PartStatus[];
}

export interface Control {
  id: string;
  address: string;
  /** What `GET /<id>` tells; set by the one that runs. */
  report: () => { ready: boolean; parts: PartStatus[] };
  close(): Promise<void>;
}

/**
 * A loopback address that proves who holds the data folder: only its holder knows the random id. `GET /<id>` tells what runs,
 * `GET /<id>/gone` is answered by the end of the connection.
 */
export function openControl(id: string, kind: Kind): Promise<Control> {
  const control: Control = { id, address: '', report: () => ({ ready: false, parts: [] }), close: async () => undefined };
  const server = createServer((request, response) => {
    if (request.url === `/${id}/gone`) return void response.writeHead(200).flushHeaders();
    if (request.url !== `/${id}`) return void response.writeHead(404).end();
    reply(response, { id, pid: process.pid, kind, ...control.report() });
  });
  control.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      control.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      resolve(control);
    });
  });
}

const reply = (response: ServerResponse, body: ControlReply) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** 'nobody' when nothing or a stranger answers, 'silent' when something listens and says nothing in time. */
export async function askControl(address: string, id: string, withinMs = 3_000): Promise<ControlReply | 'nobody' | 'silent'> {
  try {
    const response = await fetch(`${address}/${id}`, { signal: AbortSignal.timeout(withinMs) });
    const told = (await response.json()) as ControlReply;
    return response.ok && told.id === id ? told : 'nobody';
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'silent' : 'nobody';
  }
}

/** Resolves when the holder of that id is gone, or at once when it is gone already. */
export async function controlGone(address: string, id: string, stop?: AbortSignal): Promise<void> {
  try {
    const response = await fetch(`${address}/${id}/gone`, { signal: stop });
    await response.text();
  } catch {
    // The end of the connection is the answer.
  }
}
