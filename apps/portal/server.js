import { startApp } from '@sage/server';
await startApp({ name: 'portal', root: import.meta.dirname, webhooks: ['/webhooks/stripe', '/webhooks/notion'] });
