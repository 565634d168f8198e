/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}
type Part = string | number | Html | Part[] | null | undefined | false;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Everything that is put in is escaped, except what this made. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => new Html(String.raw({ raw: strings }, ...parts.map(written)));

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
