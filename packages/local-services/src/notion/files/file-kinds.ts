const KINDS: Record<string, Record<string, string>> = {
  image: { gif: 'image/gif', heic: 'image/heic', jpeg: 'image/jpeg', jpg: 'image/jpeg', png: 'image/png', svg: 'image/svg+xml', tif: 'image/tiff', tiff: 'image/tiff', webp: 'image/webp', ico: 'image/vnd.microsoft.icon' },
  audio: { aac: 'audio/aac', adts: 'audio/aac', mid: 'audio/midi', midi: 'audio/midi', mp3: 'audio/mpeg', mpga: 'audio/mpeg', m4a: 'audio/mp4', m4b: 'audio/mp4', oga: 'audio/ogg', ogg: 'audio/ogg', wav: 'audio/wav', wma: 'audio/x-ms-wma' },
  video: { amv: 'video/x-amv', asf: 'video/x-ms-asf', wmv: 'video/x-ms-asf', avi: 'video/x-msvideo', f4v: 'video/x-f4v', flv: 'video/x-flv', m4v: 'video/mp4', mp4: 'video/mp4', mkv: 'video/webm', webm: 'video/webm', mov: 'video/quicktime', qt: 'video/quicktime', mpeg: 'video/mpeg' },
  pdf: { pdf: 'application/pdf' },
  document: {
    txt: 'text/plain', json: 'application/json', doc: 'application/msword', dot: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', dotx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
    xls: 'application/vnd.ms-excel', xlt: 'application/vnd.ms-excel', xla: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xltx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.template',
    ppt: 'application/vnd.ms-powerpoint', pot: 'application/vnd.ms-powerpoint', pps: 'application/vnd.ms-powerpoint', ppa: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', potx: 'application/vnd.openxmlformats-officedocument.presentationml.template',
  },
};
const TYPES = new Map(Object.values(KINDS).flatMap((kind) => Object.entries(kind)));

/** The type that a file's name tells, or undefined where Notion takes no such file: archives and drawings are among those. */
export const typeOfName = (filename: string): string | undefined => TYPES.get(/\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '');
export const isKnownType = (contentType: string): boolean => [...TYPES.values()].includes(plainType(contentType));
/** `text/plain; charset=utf-8` is `text/plain`. */
export const plainType = (contentType: string): string => contentType.replace(/;.*$/s, '').trim().toLowerCase();

/** Whether a block of this type shows such a file; a `file` block takes every kind. */
export const fitsBlock = (block: string, contentType: string): boolean =>
  block === 'file' || Object.values(KINDS[block] ?? {}).includes(plainType(contentType));
