/** What a comment says to the client: the words after the mark. Null: it does not begin with the mark, or says nothing after it. */
export function wordsForClient(text: string, mark: string): string | null {
  const said = text.trimStart();
  if (mark.trim() === '' || said.slice(0, mark.length).toLowerCase() !== mark.toLowerCase()) return null;
  const rest = said.slice(mark.length);
  // `@clients` is another word.
  if (/^[\p{L}\p{N}_]/u.test(rest)) return null;
  return rest.replace(/^[\s:,–-]+/, '').trimEnd() || null;
}
