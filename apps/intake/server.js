import { startApp } from '@sage/server';
await startApp({ name: 'intake', root: import.meta.dirname });
