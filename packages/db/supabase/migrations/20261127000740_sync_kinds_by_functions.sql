-- What a kind shows is set by `set_sync_kind` and `pause_sync` alone, which mind what depends on it: no admin writes the row past them.

drop policy "admins set the sync kinds" on public.sync_kinds;
revoke update on public.sync_kinds from authenticated;
revoke update (mode, with_details, paused_at, paused_reason) on public.sync_kinds from authenticated;
