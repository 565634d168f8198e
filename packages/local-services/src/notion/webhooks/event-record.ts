import type * as Sdk from '@notionhq/client';

/** Every event that this stand-in tells, in the SDK's words. */
export type EventPayload =
  | Sdk.PageCreatedWebhookPayload
  | Sdk.PageContentUpdatedWebhookPayload
  | Sdk.PagePropertiesUpdatedWebhookPayload
  | Sdk.PageDeletedWebhookPayload
  | Sdk.PageUndeletedWebhookPayload
  | Sdk.PageMovedWebhookPayload
  | Sdk.PageLockedWebhookPayload
  | Sdk.PageUnlockedWebhookPayload
  | Sdk.DatabaseCreatedWebhookPayload
  | Sdk.DatabaseDeletedWebhookPayload
  | Sdk.DatabaseUndeletedWebhookPayload
  | Sdk.DatabaseMovedWebhookPayload
  | Sdk.DataSourceCreatedWebhookPayload
  | Sdk.DataSourceContentUpdatedWebhookPayload
  | Sdk.DataSourceSchemaUpdatedWebhookPayload
  | Sdk.DataSourceDeletedWebhookPayload
  | Sdk.DataSourceUndeletedWebhookPayload
  | Sdk.CommentCreatedWebhookPayload
  | Sdk.CommentUpdatedWebhookPayload
  | Sdk.CommentDeletedWebhookPayload
  | Sdk.ViewCreatedWebhookPayload
  | Sdk.ViewUpdatedWebhookPayload
  | Sdk.ViewDeletedWebhookPayload
  | Sdk.FileUploadCreatedWebhookPayload
  | Sdk.FileUploadCompletedWebhookPayload;

/** What happened, before anything is known of its delivery. */
type Told<P> = P extends EventPayload ? Omit<P, keyof Sdk.BaseWebhookPayload> & { data?: P extends { data: infer D } ? D : never } : never;
export type Happening = Told<EventPayload>;
export type Parent = Sdk.DatabaseCreatedWebhookPayload['data']['parent'];
export type UpdatedBlock = Sdk.PageContentUpdatedWebhookPayload['data']['updated_blocks'][number];
export type UpdatedProperty = NonNullable<Sdk.DataSourceSchemaUpdatedWebhookPayload['data']['updated_properties']>[number];

export interface Delivery {
  due_ms: number;
  status: 'pending' | 'delivered' | 'failed' | 'dropped';
  /** Signed with another key than the subscription's. */
  is_forged: boolean;
  attempts: Attempt[];
}
export interface Attempt {
  at_ms: number;
  /** Null where no answer came. */
  status: number | null;
}

export interface EventRecord {
  kind: 'event';
  id: string;
  at_ms: number;
  /** Until then later ones of the same kind become part of it. */
  open_until_ms: number;
  happening: Happening;
  authors: string[];
  deliveries: Delivery[];
}

export interface SubscriptionRecord {
  kind: 'subscription';
  id: string;
  url: string;
  /** Key of the signatures. The endpoint learns it by the first POST. */
  token: string;
  /** new: the token has not arrived yet; told: it has; active: a person pasted it back. */
  state: 'new' | 'told' | 'active';
  tries: number;
  next_try_ms: number;
}
