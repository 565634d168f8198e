import './load-context.ts';

export { startApp, type AppOptions } from './start-app.ts';
