/** "1 of 2 used, 1 left". `total` null: no number was agreed. */
export function roundsWords({ used, total }: { used: number; total: number | null }): string {
  if (total === null) return used === 0 ? 'As many as it takes' : `As many as it takes, ${used} so far`;
  if (used === 0) return `${total}, none used yet`;
  return `${used} of ${total} used, ${total - used > 0 ? `${total - used} left` : 'none left'}`;
}
