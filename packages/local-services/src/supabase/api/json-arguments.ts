const JSON_OID = 114;
const JSONB_OID = 3802;

/** lite writes objects and lists as text before the driver does so again: a function would get a string with JSON in it. */
const written = (value: unknown): value is string => typeof value === 'string' && /^[[{]/.test(value) && isJson(value);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const type = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => (written(value) ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text) as unknown,
});

/** JSON arguments of functions reach them as JSON, as PostgREST does it. */
export const jsonWrittenOnce = { json: type(JSON_OID), jsonb: type(JSONB_OID) };
