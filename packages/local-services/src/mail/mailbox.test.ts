import { mkdtempSync, rmSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from './start-mailbox.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-mail-'));
const options = { port: 0, smtpPort: 0, folder };
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox(options);
});
afterAll(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Unlike fetch, lets a test say which host it asks for. */
const status = (route: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    httpGet(mailbox.url + route, { headers }, (response) => resolve(response.resume().statusCode!)).on('error', reject);
  });
const subjects = async () => JSON.stringify(await (await fetch(`${mailbox.url}/api/email`)).json());

describe('the mailbox', () => {
  it('keeps a mail that is sent to it, also over a restart', async () => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: mailbox.smtpPort });
    await transport.sendMail({ from: 'SAGE <studio@sage.localhost>', to: 'maya@example.com', subject: 'Your garden', text: 'Hello Maya' });
    transport.close();
    await expect.poll(subjects).toContain('Your garden');
    await mailbox.close();
    mailbox = await startMailbox(options);
    await expect.poll(subjects).toContain('Your garden');
  });

  it('shows its page at its address', async () => {
    const response = await fetch(mailbox.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect((await fetch(`${mailbox.url}/readyz`)).status).toBe(200);
  });

  it('is not open to other sites, nor under another name', async () => {
    const { host } = new URL(mailbox.url);
    expect(await status('/api/email', { host })).toBe(200);
    expect(await status('/api/email', { host, origin: `http://${host}` })).toBe(200);
    expect(await status('/api/email', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await status('/api/email', { host: 'evil.example' })).toBe(403);
  });
});
