import { createTransport } from 'nodemailer';
import type { Mailer } from '../ports.ts';

const WAIT_MS = 15_000;

/** The mail server. What it does not accept in time is tried again by the queue. */
export const smtp = (url: string): Mailer =>
  createTransport({ url, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS });
