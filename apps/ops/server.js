import { startApp } from '@sage/server';

/** A file of 50 MiB, and the form around it. */
const uploads = { path: /^\/projects\/[^/]+\/upload(\/progress)?$/, bytes: 51 * 1024 * 1024 };
await startApp({ name: 'ops', root: import.meta.dirname, uploads });
