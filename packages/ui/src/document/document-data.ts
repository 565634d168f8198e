import { useRouteLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { readScheme, SCHEME_PATH, type Scheme } from '../scheme/scheme.ts';

/** What every page of every app needs from its root loader. */
export interface DocumentData {
  scheme: Scheme;
  requestId: string;
}

/** The root loader of an app. It reads nothing but the request, so that an error page can always be drawn. */
export const documentData = (request: Request, requestId: string): DocumentData => ({ scheme: readScheme(request.headers.get('Cookie')), requestId });

export const useDocumentData = (): DocumentData => (useRouteLoaderData('root') as DocumentData | undefined) ?? { scheme: 'auto', requestId: '' };

/**
 * The root's `shouldRevalidate`: only a choice of colours changes what its loader tells. Were it asked for with every page, an answer that breaks would break the root
 * too, and with it the document and its styles.
 */
export const onlyForColours: ShouldRevalidateFunction = ({ formAction }) => formAction === SCHEME_PATH;
