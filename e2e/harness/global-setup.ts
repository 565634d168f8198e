import type { TestProject } from 'vitest/node';
import { launchChromium } from './chromium/launch.ts';
import './provided.d.ts';
import { startStack } from './stack.ts';

/** The built product on free ports with its own data, and one browser, for all end-to-end tests. */
export default async function setup(project: TestProject) {
  const browser = await launchChromium();
  try {
    const stack = await startStack();
    project.provide('urls', stack.urls);
    project.provide('stackEnv', stack.env);
    project.provide('dataDir', stack.dataDir);
    project.provide('browser', browser.wsEndpoint());
    return async () => {
      await browser.close();
      await stack.stop();
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
