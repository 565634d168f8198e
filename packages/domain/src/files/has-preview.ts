/** Pictures that are decoded here. Others (HEIC needs a decoder that is not free) are shown by name alone. */
const PREVIEWED = new Set(['image/jpeg', 'image/png', 'image/webp']);

export const hasPreview = (mimeType: string | null): boolean => PREVIEWED.has(mimeType ?? '');
