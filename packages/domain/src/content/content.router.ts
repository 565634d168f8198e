import { clientProcedure, router, serverClientProcedure, serverTeamProcedure, teamProcedure } from '../trpc.ts';
import { ContentFileInput, ContentPictureInput } from './content.schema.ts';
import { findContentDownload, findContentPicture } from './find-content-file.ts';

/** The files of a brief. Bytes are no JSON, so only our own server code can ask for a picture. */
const contentFor = (procedure: typeof clientProcedure | typeof teamProcedure, server: typeof serverClientProcedure | typeof serverTeamProcedure) =>
  router({
    download: procedure.input(ContentFileInput).query(({ ctx, input }) => findContentDownload(ctx, input)),
    picture: server.input(ContentPictureInput).query(({ ctx, input }) => findContentPicture(ctx, input)),
  });

export const portalContentRouter = contentFor(clientProcedure, serverClientProcedure);
export const opsContentRouter = contentFor(teamProcedure, serverTeamProcedure);
