import { Outlet } from '@remix-run/react';
import { ErrorView } from '@sage/ui';
import { IntakePage } from '../shell/intake-page.tsx';

/** What goes wrong in a page is told inside the frame: the document stays, and its styles with it. */
export const ErrorBoundary = () => (
  <IntakePage>
    <ErrorView />
  </IntakePage>
);

export default Outlet;
