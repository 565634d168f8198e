/** Markup that is safe to put into markup. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | Part[];

/** Escapes every value that is not markup itself. */
export const html = (pieces: TemplateStringsArray, ...values: Part[]): Html =>
  new Html(pieces.reduce((text, piece, i) => text + piece + (i < values.length ? render(values[i]) : ''), ''));

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(render).join('') : escape(String(part));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
