import { describe, expect, it } from 'vitest';
import { newDraft, readDraft, withStep, writeDraft } from './draft.ts';
import { sealer } from './sealed.ts';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const begun = newDraft(new Date('2026-03-02T10:00:00Z'));
const { seal, open } = sealer('a secret of at least thirty-two bytes');

describe('a draft', () => {
  it('comes back as it was kept: what is right and what is not', () => {
    const draft = withStep(withStep(begun, 'budget', form({ amount: 'ten thousand', budget: '' })), 'contact', form({ name: 'Åsa 李', email: 'nora@' }));
    expect(draft.values).toEqual({ amount: 'ten thousand', name: 'Åsa 李', email: 'nora@' });
    expect(readDraft(open(seal(writeDraft(draft))) ?? '')).toEqual(draft);
  });

  it('has a submission id from its beginning, which stays', () => {
    expect(begun.submissionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(withStep(begun, 'site', form({ address: '1 Elm St' })).submissionId).toBe(begun.submissionId);
    expect(newDraft(new Date()).submissionId).not.toBe(begun.submissionId);
  });

  it('forgets a box that was unticked, and nothing of the other steps', () => {
    const ticked = withStep(withStep(begun, 'project', form({ weeks: '6' })), 'site', form({ survey: 'on', address: '1 Elm St' }));
    expect(withStep(ticked, 'site', form({ address: '2 Oak St' })).values).toEqual({ weeks: '6', address: '2 Oak St' });
  });

  it('takes only the fields of its step, and fits into a cookie however much is sent', () => {
    const endless = '李'.repeat(10_000);
    const full = (['budget', 'project', 'site', 'contact'] as const).reduce(
      (draft, step) => withStep(draft, step, form({ name: endless, email: 'x'.repeat(9_000), phone: '1'.repeat(9_000), address: endless, weeks: endless, amount: '1'.repeat(999), tier: '1' })),
      begun,
    );
    expect(Object.keys(full.values).sort()).toEqual(['address', 'amount', 'email', 'name', 'phone', 'weeks']);
    // Base64 once more, by the cookie itself.
    expect(Math.ceil(seal(writeDraft(full)).length * 1.34) + 20).toBeLessThan(4096);
  });

  it.each(['', '{}', 'null', '{"submissionId":"1","startedAt":1,"values":{}}', 'x'])('is nothing when the cookie says %j', (text) => {
    expect(readDraft(text)).toBeNull();
  });
});

describe('what only the server can read', () => {
  it('does not show what it holds, and is different each time', () => {
    const sealed = seal('nora@example.com');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('nora');
    expect(seal('nora@example.com')).not.toBe(sealed);
  });

  it('opens for nobody else, and not after a single changed byte', () => {
    const sealed = seal('nora@example.com');
    expect(sealer('another secret of thirty-two bytes!').open(sealed)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 15, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(open(changed.toString('base64url'))).toBeNull();
    }
  });

  it.each(['', 'short', '!!!'])('is nothing for %j', (text) => {
    expect(open(text)).toBeNull();
  });
});
