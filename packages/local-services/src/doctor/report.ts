import type { Terminal } from '../start/terminal.ts';
import { failed, reason, type Check, type State, type Verdict } from './verdict.ts';

const SHOWN: Record<State, { mark: string; style: 'green' | 'cyan' | 'yellow' | 'red' }> = {
  ok: { mark: '✓ ok      ', style: 'green' },
  'stand-in': { mark: '○ stand-in', style: 'cyan' },
  warning: { mark: '! warning ', style: 'yellow' },
  failed: { mark: '✗ failed  ', style: 'red' },
};

/** Runs the checks side by side and prints them in order, one line each and the remedy below. @returns the exit code */
export async function report(checks: Check[], terminal: Terminal, secrets: string[]): Promise<number> {
  const running = checks.map((check) => check.run().catch((error: unknown) => failed(reason(error), 'This is a fault of the check itself: please report it.')));
  const hide = hideSecrets(secrets);
  const width = Math.max(...checks.map(({ name }) => name.length));
  const verdicts: Verdict[] = [];
  for (const [index, { name }] of checks.entries()) {
    const verdict = await terminal.during(`checking ${name}`, running[index] as Promise<Verdict>);
    verdicts.push(verdict);
    const { mark, style } = SHOWN[verdict.state];
    terminal.line(`${terminal.style(style, mark)}  ${name.padEnd(width)}  ${hide(verdict.says)}`);
    if (verdict.remedy) terminal.line(`${' '.repeat(mark.length + 2)}${' '.repeat(width + 2)}→ ${hide(verdict.remedy)}`);
  }
  return verdicts.some(({ state }) => state === 'failed') ? 1 : 0;
}

/** What a server answers may repeat what it was sent. */
const hideSecrets = (secrets: string[]) => (text: string) => secrets.filter((secret) => secret.length >= 6).reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
