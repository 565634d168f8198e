import { request, type IncomingHttpHeaders } from 'node:http';

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  /** Several parts go out as a chunked body. */
  body?: string | Buffer | Buffer[];
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Plain node:http, since fetch does not let a test set Host, Origin or the request line. */
export function send(port: number, { method = 'GET', path = '/', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, method, path, headers: { host: `localhost:${port}`, ...headers }, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString() }));
      res.on('error', reject);
    });
    req.on('error', reject);
    if (Array.isArray(body)) for (const part of body) req.write(part);
    else if (body !== undefined) req.write(body);
    req.end();
  });
}
