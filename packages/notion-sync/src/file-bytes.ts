/** A file that a page shows, by what is in it. */
export interface FileRef {
  path: string;
  /** Hex. */
  sha256: string;
  name: string;
  mimeType: string;
  sizeBytes: number;
  /** A small picture is shown in its place. */
  isPreview: boolean;
  /** Ours, and it checks who asks: for files that Notion does not take. */
  address: string;
}

/** Where the bytes of files come from. */
export interface FileBytes {
  /** Null when there are none. */
  open(file: Pick<FileRef, 'path' | 'isPreview'>): Promise<AsyncIterable<Uint8Array> | null>;
}
