import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';

const { standIn, doors } = notionDoors(3);

describe.each(doors)('the budget, %s', (_door, client) => {
  it('may be spent at once and comes back as the minute moves on', async () => {
    const start = Date.parse('2026-11-23T10:00:00Z');
    const statuses = async (count: number) => {
      const all = [];
      for (let i = 0; i < count; i++) all.push(await client().users.me({}).then(() => 200, ({ status }: { status: number }) => status));
      return all;
    };
    standIn.clock.set(start);
    expect(await statuses(2)).toEqual([200, 200]);
    standIn.clock.set(start + 30_000);
    expect(await statuses(3)).toEqual([200, 429, 429]);
    const { headers } = await client().users.me({}).catch((error: { headers: Headers }) => error) as { headers: Headers };
    expect(headers.get('retry-after')).toBe('30');
    standIn.clock.set(start + 60_000);
    expect(await statuses(3)).toEqual([200, 200, 429]);
  });
});
