import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA, a line each: rule, how bad, where. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // A frame would have to be looked at by itself; none of our pages has one.
  if (page.frames().length > 1) throw new Error(`${page.url()} has a frame, which nobody looks at`);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags): Promise<AxeResults['violations']> => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return (await inPage.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })).violations;
  }, WCAG_22_AA);
  return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}
