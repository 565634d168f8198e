import '@sage/ui/styles';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { Document, documentTitle, ErrorPage, KeepTyped, onlyForColours } from '@sage/ui';
import { documentData } from '@sage/ui/server';
import type { ReactNode } from 'react';

export const loader = ({ request, context }: LoaderFunctionArgs) => documentData(request, context.requestId);

export const shouldRevalidate = onlyForColours;

export const meta = documentTitle('Sage');

export const Layout = ({ children }: { children: ReactNode }) => <Document>{children}</Document>;

export const ErrorBoundary = () => <ErrorPage brand="Sage" />;

export default function App() {
  return (
    <>
      <KeepTyped />
      <Outlet />
    </>
  );
}
