import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { DatabaseError, unwrap } from './unwrap.ts';

const failure = (status: number, error: { code?: string; message: string; details?: string }) =>
  ({ data: null, count: null, status, statusText: '', error: { details: '', hint: '', ...error } }) as unknown as PostgrestSingleResponse<unknown>;

const thrown = (result: PostgrestSingleResponse<unknown>): DatabaseError => {
  try {
    unwrap(result);
  } catch (error) {
    if (error instanceof DatabaseError) return error;
  }
  throw new Error('unwrap threw no DatabaseError');
};

describe('unwrap', () => {
  it('gives the data of a good answer, also when it is null', () => {
    const answer = { error: null, data: null, count: null, status: 200, statusText: 'OK', success: true } as unknown as PostgrestSingleResponse<null>;
    expect(unwrap(answer)).toBeNull();
  });

  it.each([
    [403, '42501', 'forbidden'],
    [406, 'PGRST116', 'not_found'],
    [404, 'PT404', 'not_found'],
    [409, '23505', 'conflict'],
    [409, 'PT409', 'conflict'],
    [400, 'P0001', 'conflict'],
    [400, '23514', 'invalid'],
    [429, 'PT429', 'limited'],
    [401, 'PGRST303', 'unavailable'],
    [500, '53300', 'unavailable'],
    [503, 'PGRST002', 'unavailable'],
    [0, '', 'unavailable'],
    [400, '42703', 'unexpected'],
  ])('status %i with code %s is %s', (status, code, kind) => {
    expect(thrown(failure(status, { code, message: 'x' })).kind).toBe(kind);
  });

  it('keeps the words of the database for the log', () => {
    const message = 'duplicate key value violates unique constraint "users_email_key"';
    const error = thrown(failure(409, { code: '23505', message, details: 'Key (email)=(a@b.c) already exists.' }));
    expect(error.message).toBe('This was changed in the meantime.');
    expect(error.cause).toMatchObject({ code: '23505', status: 409, details: 'Key (email)=(a@b.c) already exists.' });
  });

  it('shows what our SQL raised for users', () => {
    expect(thrown(failure(400, { code: 'P0001', message: 'A reason is needed.' })).message).toBe('A reason is needed.');
    expect(thrown(failure(409, { code: 'PT409', message: 'Somebody else changed this.' })).message).toBe('Somebody else changed this.');
  });
});
