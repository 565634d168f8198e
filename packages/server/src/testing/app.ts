import { startApp } from '../index.ts';

await startApp({ name: 'portal', root: process.argv[2] ?? '' });
