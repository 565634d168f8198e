import { Outlet } from '@remix-run/react';
import { ErrorPage } from '@sage/ui';

/** What goes wrong outside of a frame, or in the frame itself, is told here: the document stays, and its styles with it. The root's boundary would draw both anew. */
export const ErrorBoundary = () => <ErrorPage brand="Sage" />;

export default Outlet;
