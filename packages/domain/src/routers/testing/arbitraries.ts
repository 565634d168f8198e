import fc from 'fast-check';
import superjson from 'superjson';

/** superjson refuses to send keys such as `__proto__`: those come as raw text. */
const canBeSent = (value: unknown) => {
  try {
    return superjson.stringify(value) !== undefined;
  } catch {
    return false;
  }
};

export const anything = fc
  .anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, maxDepth: 3 })
  .filter(canBeSent);

/** A good input with some fields replaced by anything, and now and then a field too many. */
export function nearlyRight(example: Record<string, unknown>) {
  const fields = Object.entries(example).map(([key, value]) => [key, fc.oneof(fc.constant(value), anything)]);
  const extra = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.dictionary(fc.string(), anything));
  return fc
    .tuple(fc.record(Object.fromEntries(fields)), extra)
    .map(([input, more]) => ({ ...input, ...more }))
    .filter(canBeSent);
}

const HOSTILE = [
  '{"json":{"__proto__":{"a":1},"constructor":{"prototype":1}}}',
  '{"json":{"a":1},"meta":{"values":{"__proto__.a":["Date"]}}}',
  '{"json":{"a":"/(a+)+$/"},"meta":{"values":{"a":["regexp"]}}}',
  '{"json":{"a":{}},"meta":{"values":{"a":[["class","X"]]},"referentialEqualities":{"a":["a.b.c"]}}}',
  '[[[[[[[[[[',
  'null',
  '{"0":null}',
];

/** What may stand where an envelope should. */
export const rawText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.json().map((json) => `{"json":${json},"meta":{"values":${json}}}`),
  fc.constantFrom(...HOSTILE),
);
