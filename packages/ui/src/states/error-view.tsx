import { Button } from '@mantine/core';
import { useRouteError } from '@remix-run/react';
import { useDocumentData } from '../document/document-data.ts';
import { ContourField } from '../motif/contour-field.tsx';
import { Eyebrow, Lead, Sheet } from '../shell/page.tsx';
import { errorWords } from './error-words.ts';
import classes from './error-page.module.css';

const isOnline = () => typeof navigator === 'undefined' || navigator.onLine;
const SUMMITS = [
  { x: 600, y: 150 },
  { x: 380, y: 420 },
];

/** What happened, what to do next, and the request's id when it was our fault. For the boundary of a page that keeps its frame. */
export function ErrorView() {
  const { status, title, advice, requestId: told } = errorWords(useRouteError(), isOnline());
  const { requestId: first } = useDocumentData();
  const requestId = told ?? first;
  const canRetry = status === 0 || status === 429 || status >= 500;
  return (
    <div className={classes.view}>
      <ContourField seed={41} width={760} height={520} summits={SUMMITS} step={30} lines={16} />
      <Sheet className={classes.sheet}>
        {status > 0 && <Eyebrow>Error {status}</Eyebrow>}
        <h1>{title}</h1>
        <Lead>{advice}</Lead>
        <p className={classes.action}>
          {/* Plain links: a full load is the surest way out of a broken page. An empty address is this one. */}
          <Button component="a" href={canRetry ? '' : '/'}>
            {canRetry ? 'Load the page again' : 'Go to the start'}
          </Button>
        </p>
        {status >= 500 && requestId && (
          <p className={classes.code}>
            Code for the studio: <code>{requestId}</code>
          </p>
        )}
      </Sheet>
    </div>
  );
}
