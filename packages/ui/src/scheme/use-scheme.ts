import { useFetchers } from '@remix-run/react';
import { useDocumentData } from '../document/document-data.ts';
import { isScheme, SCHEME_PATH, type Scheme } from './scheme.ts';

/** What the cookie says, or what was just chosen and is still being stored. */
export function useScheme(): Scheme {
  const stored = useDocumentData().scheme;
  const pending = useFetchers().find((fetcher) => fetcher.formAction === SCHEME_PATH)?.formData?.get('scheme');
  return isScheme(pending) ? pending : stored;
}
