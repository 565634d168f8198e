import { expect, it } from 'vitest';
import { deliverablePreview, type ShownFile } from './deliverable-preview.ts';

const MIB = 1024 * 1024;
const address = 'https://portal.example.com/deliverables/d/file';
const file = (mime_type: string, size_bytes = MIB): ShownFile => ({ path: 'f', sha256: 'a'.repeat(64), name: 'a.bin', mime_type, size_bytes });
const shown = (of: ShownFile | null) => deliverablePreview({ address, description: null, file: of });

it.each([
  ['a picture', file('image/png'), 'image', false],
  ['a picture that is not decoded here', file('image/heic'), 'image', false],
  ['a huge picture, as a small one', file('image/jpeg', 30 * MIB), 'image', true],
  ['a huge one that cannot be made small', file('image/heic', 30 * MIB), 'file', false],
  ['a document', file('application/pdf'), 'pdf', false],
  ['a huge document', file('application/pdf', 30 * MIB), 'file', false],
  ['a drawing', file('image/vnd.dwg'), 'file', false],
])('%s is shown as what it is', (_what, given, type, isPreview) => {
  expect(shown(given)).toMatchObject({ type, file: { isPreview, address } });
});

it('without a file the page leads to the portal', () => {
  expect(shown(null)).toEqual({ type: 'paragraph', words: [{ text: 'Open in the portal', link: `${address}#in-notion` }] });
});
