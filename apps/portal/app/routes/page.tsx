import { Outlet } from '@remix-run/react';
import { ErrorView } from '@sage/ui';

/** What goes wrong in a page is told inside the frame, so that the way to the other pages stays. */
export const ErrorBoundary = () => <ErrorView />;

export default Outlet;
