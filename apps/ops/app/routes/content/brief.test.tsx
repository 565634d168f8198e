import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Project } from '../projects/words.ts';
import { Brief } from './brief.tsx';

const content = { document: { blocks: [{ kind: 'divider' }] }, files: [], read_at: '2026-11-20T10:00:00Z', edited_at: null };
const shown = (project: Partial<Record<keyof Project, unknown>>) => renderToStaticMarkup(<Brief project={{ id: 'p', zone: 'UTC', content: null, ...project } as Project} />);

describe('the team is told that what it writes in Notion is published to the client', () => {
  it.each([
    ['before there is a brief', null],
    ['beside a brief', content],
  ])('%s', (_when, brief) => {
    expect(shown({ content_mode: 'two_way', content: brief })).toContain('is published to the client');
  });

  it.each(['off', 'push'] as const)('not while projects are %s, when it is not', (mode) => {
    expect(shown({ content_mode: mode, content })).not.toContain('published');
  });
});
