import type { Request, RequestHandler, Response } from 'express';
import { refuse } from './refuse.ts';

/** Where files come in: these paths may carry more, and take longer to answer. */
export interface Uploads {
  path: RegExp;
  bytes: number;
}

export const isUpload = (uploads: Uploads | undefined, { path }: Pick<Request, 'path'>): boolean => uploads?.path.test(path) ?? false;

/** Bounds the body while it streams in, chunked or not, whoever reads it. Nothing beyond the limit is kept in memory. */
export function limitBody(bodyBytes: number, uploads?: Uploads): RequestHandler {
  return (req, res, next) => {
    const maxBytes = uploads && isUpload(uploads, req) ? uploads.bytes : bodyBytes;
    if (Number(req.get('content-length') ?? 0) > maxBytes) {
      req.resume();
      return refuseBody(req, res);
    }
    countChunks(req, maxBytes, () => refuseBody(req, res));
    next();
  };
}

/** The parser hands each chunk to `push`; counting there leaves the stream itself untouched for its one reader. */
function countChunks(req: Request, maxBytes: number, onExcess: () => void): void {
  const push = req.push.bind(req);
  let received = 0;
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (received > maxBytes) return true;
    received += chunk?.length ?? 0;
    if (received <= maxBytes) return push(chunk, encoding);
    onExcess();
    return true;
  };
}

function refuseBody(req: Request, res: Response): void {
  res.set('Connection', 'close');
  refuse(req, res, { status: 413, message: 'What you sent is too large.' });
}
