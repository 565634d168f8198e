import { startApp } from '@sage/server';
await startApp({ name: 'ops', root: import.meta.dirname });
