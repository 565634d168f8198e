import type { BrowserContext, Page } from 'playwright-core';

interface Violation {
  directive: string;
  blocked: string;
}

/** Everything that a user would never see and a developer must: console messages, errors, failed requests, policy violations. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  await context.exposeBinding('tellViolation', (_source, violation: Violation) => void problems.push(`policy: ${violation.directive} refused ${violation.blocked}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { tellViolation } = window as unknown as { tellViolation: (violation: object) => void };
      tellViolation({ directive: event.effectiveDirective, blocked: event.blockedURI });
    });
  });
  context.on('page', (page) => watchPage(page, problems));
  return problems;
}

function watchPage(page: Page, problems: string[]): void {
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown';
    // Leaving a page aborts what it was still asking for.
    if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} failed with ${why}`);
  });
}
