import { createLogger } from '../access-log.ts';

// Its parent reads no more, and it has last words.
const log = createLogger('portal', 'info');
process.on('disconnect', () => {
  for (let line = 0; line < 20; line += 1) log.info({ line }, 'last words');
  process.exit(0);
});
process.send?.('listening');
