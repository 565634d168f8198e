import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

/** What every page needs at once; the browser fetches the extended sets only for names that use them. */
export const preloadedFonts = [inter, fraunces];
