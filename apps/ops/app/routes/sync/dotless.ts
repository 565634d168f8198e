/** What somebody or something gave as the reason, to stand within a sentence of ours. */
export const dotless = (reason: string | null): string => (reason ?? '').replace(/[.\s]+$/, '');
