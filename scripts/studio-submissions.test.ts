import { expect, it } from 'vitest';
import stored from '../packages/local-services/src/studio/submissions.json' with { type: 'json' };
import { studioSubmissions } from './studio-submissions.ts';

it('the demo studio is seeded with what the rules say today (else: pnpm tsx scripts/studio-submissions.ts)', () => {
  expect(stored).toEqual(JSON.parse(JSON.stringify(studioSubmissions())));
});
