// Plain JavaScript on purpose: Vite bundles an app's vite.config.ts, but loads what it imports by name with Node as it is.
import { vitePlugin as remix } from '@remix-run/dev';

const workspace = [/^@sage\//];

/** @returns {import('vite').UserConfig} */
export const remixApp = () => ({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        unstable_optimizeDeps: true,
      },
    }),
  ],
  ssr: { noExternal: workspace },
  // The scan for what the browser needs also reads loaders, and these are native code for servers.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'sharp'] },
  build: { target: 'es2022' },
});

/**
 * @param {Record<string, string>} entries
 * @returns {import('vite').UserConfig}
 */
export const nodeProgram = (entries) => ({
  ssr: { noExternal: workspace },
  build: { ssr: true, target: 'node20', outDir: 'dist', sourcemap: true, minify: false, rollupOptions: { input: entries, output: { entryFileNames: '[name].js' } } },
});
