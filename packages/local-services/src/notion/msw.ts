import { http, type HttpHandler } from 'msw';
import type { StandIn } from '../stand-in/stand-in.ts';

/** Puts a stand-in in Notion's place for the tests of one process. */
export const notionHandlers = (standIn: StandIn): HttpHandler[] => [http.all('https://api.notion.com/*', ({ request }) => standIn.fetch(request))];
