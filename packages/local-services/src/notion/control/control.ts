import { z } from '@sage/config/z';
import type { NotionStandIn } from '../notion-stand-in.ts';
import { ACTIONS } from './actions.ts';
import { PERSON_ACTIONS } from './person-actions.ts';

/** What a test or a person may do to the stand-in itself, under /_control. It is no part of Notion's API. */
export async function control(standIn: NotionStandIn, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.slice('/_control'.length);
  const personal = /^\/person\/([\w.]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path);
  const asked = `${request.method} ${path}`;
  const action = Object.hasOwn(ACTIONS, asked) ? ACTIONS[asked] : undefined;
  if (!action && !(personal && request.method === 'POST')) return Response.json({ message: `There is ${NAMES.join(', ')}.` }, { status: 404 });
  try {
    const text = await request.text();
    const body: unknown = text ? JSON.parse(text) : {};
    if (action) return Response.json(action(standIn, body, searchParams) ?? {});
    const [, operation = '', id, inner] = personal ?? [];
    return Response.json(Object.hasOwn(PERSON_ACTIONS, operation) ? PERSON_ACTIONS[operation]?.(standIn.person, id ?? '', body) : standIn.person.ask(operation, { ...(id && { id }), ...(inner && { inner }), body: anObject.parse(body) }));
  } catch (error) {
    return Response.json({ message: error instanceof Error ? error.message : String(error) }, { status: 400 });
  }
}

const anObject = z.record(z.string(), z.unknown());
const NAMES = [...Object.keys(ACTIONS), ...Object.keys(PERSON_ACTIONS).map((name) => `POST /person/${name}/:id`), 'POST /person/:operation/:id'];
