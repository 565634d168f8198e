import { main, root } from '../start/run.ts';
import { readSettings } from '../start/settings.ts';
import { Terminal } from '../start/terminal.ts';
import { checksOf, secretsOf } from './checks.ts';
import { report } from './report.ts';

const terminal = new Terminal();

/** `pnpm run doctor`: asks every configured connection, and prints what to do about those that fail. */
await main(terminal, async () => {
  const settings = readSettings(root);
  return report(checksOf(settings), terminal, secretsOf(settings));
});
