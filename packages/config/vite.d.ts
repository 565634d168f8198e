import type { UserConfig } from 'vite';

/** The Vite config of a Remix app. */
export declare function remixApp(): UserConfig;

/** The Vite config of a Node program: one file per entry in `dist`, the workspace's TypeScript inlined, npm packages left outside. */
export declare function nodeProgram(entries: Record<string, string>): UserConfig;
