import { createContext, useContext } from 'react';

/** The nonce of this answer's content security policy. Empty in the browser, where the attribute cannot be read back. */
export const NonceContext = createContext('');

export const useNonce = () => useContext(NonceContext);
