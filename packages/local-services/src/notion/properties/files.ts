import { z } from '@sage/config/z';
import { linkOf } from '../answers/file.ts';
import type { FileValue } from '../model/records.ts';
import { propertyType } from './type.ts';

const name = z.string().max(100);
const input = z.array(
  z.union([
    z.strictObject({ type: z.literal('file_upload').optional(), file_upload: z.strictObject({ id: z.string() }), name: name.optional() }),
    z.strictObject({ type: z.literal('external').optional(), external: z.strictObject({ url: z.string().min(1).max(2000) }), name }),
  ]),
);

export const files = propertyType<'files', FileValue[], z.infer<typeof input>>({
  empty: [],
  input,
  write: (given, _property, around) =>
    given.map((file) => {
      if ('external' in file) return { type: 'external', external: file.external, name: file.name };
      const filename = around.attach(file.file_upload.id);
      return { type: 'file_upload', name: file.name ?? filename, file_upload: file.file_upload };
    }),
  read: (value, _property, store) => ({ type: 'files', files: value.map((file) => (file.type === 'external' ? file : { name: file.name, ...linkOf(store, file) })) }),
  config: () => ({ type: 'files', files: {} }),
  order: (value) => value[0]?.name ?? null,
  isEmpty: (value) => value.length === 0,
  conditions: {},
});
