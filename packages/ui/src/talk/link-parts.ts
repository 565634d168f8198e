export interface TextPart {
  text: string;
  /** Null for plain words. */
  href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
/** What stands behind an address in a sentence belongs to the sentence. */
const TRAILING = '.,;:!?\'’”)]}';

/** From the end, since an expression that ends in `$` begins again at every dot of a line of them. */
function withoutTrailing(address: string): string {
  let end = address.length;
  while (end > 0 && TRAILING.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}

/** Plain text, with the web addresses in it told apart. Nothing else becomes a link. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = withoutTrailing(found);
    if (!URL.canParse(href)) continue;
    if (index > from) parts.push({ text: text.slice(from, index), href: null });
    parts.push({ text: href, href });
    from = index + href.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}
