import { describe, expect, it } from 'vitest';
import { NOTION_OPERATIONS } from '../notion/operations.ts';
import { STRIPE_OPERATIONS } from '../stripe/operations.ts';
import { operationOf } from './operations.ts';

const TABLE = { 'things.list': 'GET /v1/things', 'things.mine': 'GET /v1/things/mine', 'things.retrieve': 'GET /v1/things/:id', 'things.end': 'POST /v1/things/:id/end' };

describe('operationOf', () => {
  it.each([
    ['GET', '/v1/things', 'things.list'],
    ['GET', '/v1/things/', 'things.list'],
    ['GET', '/v1/things/mine', 'things.mine'],
    ['GET', '/v1/things/7', 'things.retrieve'],
    ['POST', '/v1/things/7/end', 'things.end'],
    ['POST', '/v1/things', 'POST /v1/things'],
    ['GET', '/v1/things/7/end', 'GET /v1/things/7/end'],
  ])('%s %s is %s', (method, pathname, name) => expect(operationOf(TABLE, method, pathname)).toBe(name));

  it.each([['Stripe', STRIPE_OPERATIONS], ['Notion', NOTION_OPERATIONS]])('finds every operation of %s by its own route', (_api, operations) => {
    for (const [name, route] of Object.entries(operations)) {
      const [method, pathname] = route.replace(/:\w+/g, 'abc').split(' ');
      expect(operationOf(operations, method!, pathname!)).toBe(name);
    }
  });
});
