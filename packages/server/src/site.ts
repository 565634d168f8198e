import type { ServerBuild } from '@remix-run/node';
import express, { Router, type RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartError } from './listen.ts';
import type { RemixBuild } from './remix-handler.ts';

/** The app's own code: its static files and its Remix build. */
export interface Site {
  files: RequestHandler;
  build: RemixBuild;
  close(): Promise<void>;
}

/** @throws StartError when the app was not built. */
export async function builtSite(root: string): Promise<Site> {
  const serverFile = path.join(root, 'build/server/index.js');
  if (!existsSync(serverFile)) throw new StartError(`${path.relative(process.cwd(), serverFile)} is missing: run \`pnpm build\` first.`);
  return {
    files: builtFiles(path.join(root, 'build/client')),
    build: (await import(pathToFileURL(serverFile).href)) as ServerBuild,
    close: async () => {},
  };
}

/** What is under /assets carries a hash of its content in its name, so it never changes. */
export function builtFiles(folder: string): RequestHandler {
  const files = Router();
  files.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true, etag: true }));
  files.use(express.static(folder, { maxAge: '1h', index: false, redirect: false, etag: true }));
  return files;
}

/** Vite in the same process; hot reloading shares the app's own port. */
export async function devSite(root: string, server: Server): Promise<Site> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server }, cors: false },
  });
  return {
    files: vite.middlewares,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    close: () => vite.close(),
  };
}
