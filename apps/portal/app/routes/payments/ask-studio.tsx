import { Link } from '@remix-run/react';

/** Of what a closed project leaves open. */
export const AskStudio = ({ projectId }: { projectId: string }) => (
  <>
    This project is closed, so nothing of it can be paid here. Whether it is still owed, <Link to={`/projects/${projectId}/messages`}>ask the studio</Link>.
  </>
);
