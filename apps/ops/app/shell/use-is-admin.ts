import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../routes/signed-in.tsx';

/** Which buttons to show. The database asks the token, not the page. */
export const useIsAdmin = (): boolean => useRouteLoaderData<typeof loader>('routes/signed-in')?.isAdmin ?? false;
