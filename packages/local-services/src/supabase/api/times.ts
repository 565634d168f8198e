const TIMESTAMPTZ = 1184;
const TIMESTAMP = 1114;

/** `2026-01-31 09:30:00+00` → `2026-01-31T09:30:00+00:00`, as Postgres itself writes JSON. JavaScript cannot read the former. */
const asJson = (text: string) => text.replace(/^(\d+-\d\d-\d\d) /, '$1T').replace(/([+-]\d\d)$/, '$1:00');

const type = (oid: number) => ({ to: oid, from: [oid], serialize: (value: string) => value, parse: asJson });

/** lite passes times on in the text form of Postgres. */
export const timesAsJson = { timestamptz: type(TIMESTAMPTZ), timestamp: type(TIMESTAMP) };
