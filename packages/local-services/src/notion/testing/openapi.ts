import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { NOTION_OPERATIONS } from '../operations.ts';

interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>;
}
const FILE = createRequire(import.meta.url).resolve('@notionhq/notion-mcp-server/scripts/notion-openapi.json');
const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'notion');

const JSON_BODY = 'application/json';
const same = (path: string, route: string) => path.replaceAll(/\{\w+\}/g, ':') === route.replaceAll(/:\w+/g, ':');

function placeOf(operation: string): { path: string; verb: string } | undefined {
  const [method = '', route = ''] = NOTION_OPERATIONS[operation]?.split(' ') ?? [];
  const verb = method.toLowerCase();
  const path = Object.keys(document.paths).find((one) => same(one, route) && document.paths[one]?.[verb]);
  return path === undefined ? undefined : { path, verb };
}

/** Whether Notion's own OpenAPI document knows an operation of ours. */
export const isCovered = (operation: string): boolean => placeOf(operation) !== undefined;

/** What that document has against a body, as `place: message`; nothing where it asks for no body. */
export function objections(operation: string, body: unknown): string[] {
  const place = placeOf(operation);
  if (!place || !document.paths[place.path]?.[place.verb]?.requestBody?.content[JSON_BODY]) return [];
  const pointer = ['paths', place.path, place.verb, 'requestBody', 'content', JSON_BODY, 'schema'].map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validate = ajv.getSchema(`notion#/${pointer}`);
  if (!validate) throw new Error(`The document has no schema for ${operation}.`);
  if (validate(body)) return [];
  return [...new Set((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath.replaceAll(/\/\d+/g, '/*') || '/'}: ${message}`))];
}
