import { createContext, useContext, useEffect, useState } from 'react';

/** The nonce of this answer's content security policy. Empty in the browser. */
export const NonceContext = createContext('');

/** The browser hides the attribute, and React must find it hidden when it takes over the page; after that the property tells it. */
let known = '';

/**
 * For the styles and scripts of a document. A document that the browser makes anew, because an error left nothing of the old one, has the nonce of the old
 * one: without it the policy would refuse all of its styles.
 */
export function useNonce(): string {
  const given = useContext(NonceContext);
  const [nonce] = useState(given || known);
  useEffect(() => {
    known ||= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  }, []);
  return nonce;
}
