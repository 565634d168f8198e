import http, { type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { openLink } from './open-link.ts';

const HOSTS: Record<string, string[]> = { 'files.example.com': ['93.184.216.34'], 'inside.example.com': ['10.0.0.7'], 'both.example.com': ['93.184.216.34', '127.0.0.1'] };

/** why: the world is not reachable offline. What would go to a public address goes to a server of ours; the guards before it are the real ones. */
async function world(answer: RequestListener, overallMs?: number) {
  const server = http.createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const asked: string[] = [];
  const send = (url: URL, address: string, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      asked.push(`${address} ${url.href}`);
      http.get({ host: '127.0.0.1', port, path: url.pathname, headers: { host: url.host }, signal }, resolve).once('error', reject);
    });
  return { asked, open: openLink({ send, resolve: async (host) => HOSTS[host] ?? [], overallMs }) };
}

it('opens what is there, at the address that was checked', async () => {
  const { open, asked } = await world((_, response) => void response.end('a plan'));
  const { bytes, url } = await open('https://files.example.com/plan.pdf');
  expect([await text(bytes as Readable), url]).toEqual(['a plan', 'https://files.example.com/plan.pdf']);
  expect(asked).toEqual(['93.184.216.34 https://files.example.com/plan.pdf']);
});

it.each([
  ['http://files.example.com/', 'not https'],
  ['file:///etc/passwd', 'not https'],
  ['https://user:secret@files.example.com/', 'a name or password'],
  ['https://inside.example.com/', 'not public'],
  ['https://both.example.com/', 'not public'],
  ['https://unknown.example.com/', 'not public'],
  ['https://169.254.169.254/latest', 'not public'],
  ['https://2130706433/', 'not public'],
  ['https://[::1]/', 'not public'],
  ['https://[::ffff:10.0.0.1]/', 'not public'],
])('does not even ask %s', async (url, why) => {
  const { open, asked } = await world((_, response) => void response.end('secret'));
  await expect(open(url)).rejects.toThrow(why);
  expect(asked).toEqual([]);
});

it.each([
  ['https://inside.example.com/', 'not public'],
  ['https://127.0.0.1/', 'not public'],
  ['http://files.example.com/', 'not https'],
])('does not follow to %s', async (location, why) => {
  const { open, asked } = await world((_, response) => void response.writeHead(302, { location }).end());
  await expect(open('https://files.example.com/')).rejects.toThrow(why);
  expect(asked).toHaveLength(1);
});

it('follows to another public place, and not for ever', async () => {
  const { open } = await world(({ url }, response) => void (url === '/there' ? response.end('a plan') : response.writeHead(302, { location: url === '/loop' ? '/loop' : '/there' }).end()));
  expect((await open('https://files.example.com/here')).url).toBe('https://files.example.com/there');
  await expect(open('https://files.example.com/loop')).rejects.toThrow('more than 5 times');
});

it('says what it was answered, and gives up on what never ends', async () => {
  const { open } = await world(({ url }, response) => void (url === '/gone' ? response.writeHead(404).end() : response.write('and so on')), 300);
  await expect(open('https://files.example.com/gone')).rejects.toThrow('it answered 404');
  const { bytes } = await open('https://files.example.com/endless');
  await expect(text(bytes as Readable)).rejects.toThrow(/abort/i);
});
