import { request } from 'node:http';

export interface OpenStream {
  ended: Promise<void>;
  leave(): void;
}

/** An event stream whose first event has arrived. */
export function openStream(port: number): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/stream', headers: { host: `localhost:${port}` } }, (res) => {
      const ended = new Promise<void>((done) => res.once('close', done).on('error', () => {}));
      res.once('data', () => resolve({ ended, leave: () => void req.destroy() }));
    });
    req.on('error', reject).end();
  });
}
