const NAMES: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
  'image/vnd.dwg': 'DWG drawing',
  'model/gltf-binary': '3D model',
  'text/csv': 'CSV table',
  'video/mp4': 'Video',
};

const KILO = 1_024;

function sizeWords(bytes: number): string {
  if (bytes < KILO * KILO) return `${Math.max(1, Math.round(bytes / KILO))} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

/** "PDF, 1.4 MB". */
export function fileWords({ file_type, file_size }: { file_type: string | null; file_size: number | null }): string {
  const name = NAMES[file_type ?? ''] ?? (file_type?.startsWith('image/') ? 'Picture' : file_type?.includes('spreadsheet') ? 'Excel table' : 'Document');
  return file_size === null ? name : `${name}, ${sizeWords(file_size)}`;
}
