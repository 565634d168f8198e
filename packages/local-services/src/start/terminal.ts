import { styleText } from 'node:util';
import type { Exit } from './part.ts';
import type { CrashLoop } from './supervisor.ts';

type Style = Parameters<typeof styleText>[0];

/** What people see: one line a step, with durations. Colours and the line of the running step only on a terminal. */
export class Terminal {
  private pending = '';

  constructor(private readonly out: NodeJS.WriteStream = process.stdout, private readonly live = out.isTTY === true) {
    // A closed pipe (`pnpm start | head`) must not end the processes without order.
    out.on('error', () => undefined);
  }

  /** Shows that the step runs, then how long it took. */
  async step<T>(what: string, work: () => Promise<T>, done: (result: T) => string = () => what): Promise<T> {
    const begun = performance.now();
    const result = await this.during(what, work());
    this.tick(done(result), performance.now() - begun);
    return result;
  }

  /** Shows that the step runs; whoever runs it tells how it went. */
  async during<T>(what: string, work: Promise<T>): Promise<T> {
    this.show(what);
    try {
      return await work;
    } finally {
      this.show('');
    }
  }

  tick(what: string, ms: number) {
    this.line(`${this.style('green', '✓')} ${what} ${this.style('dim', duration(ms))}`);
  }

  died(name: string, exit: Exit, delayMs: number) {
    this.line(`${this.style('yellow', '!')} ${name} ended (${exit.how}); starting it again in ${duration(delayMs)}`);
    for (const line of exit.lines.slice(-5)) this.line(this.style('dim', `  ${name} | ${line}`));
  }

  gaveUp({ part, exit }: CrashLoop) {
    this.line(`${this.style('red', '✗')} ${part} keeps ending (${exit.how}), so everything stops. Its last lines:`);
    for (const line of exit.lines) this.line(`  ${part} | ${line}`);
  }

  failed(message: string) {
    this.line(`${this.style('red', '✗')} ${message}`);
  }

  ofProcess(name: string, text: string) {
    this.line(`${this.style('dim', `${name} |`)} ${text}`);
  }

  line(text = '') {
    const pending = this.pending;
    this.show('');
    this.out.write(`${text}\n`);
    this.show(pending);
  }

  style(style: Style, text: string): string {
    return this.live ? styleText(style, text) : text;
  }

  private show(step: string) {
    if (!this.live || step === this.pending) return;
    this.pending = step;
    this.out.write(`\r\x1b[K${step ? this.style('dim', `… ${step}`) : ''}`);
  }
}

export const duration = (ms: number): string => (ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
