-- A project's status follows its milestones. The Data API could set it directly, to what no milestone says: now only functions do.

revoke update (status) on public.projects from authenticated;
