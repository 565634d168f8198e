import { fileSize } from '@sage/ui';

const NAMES: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
  'image/vnd.dwg': 'DWG drawing',
  'model/gltf-binary': '3D model',
  'text/csv': 'CSV table',
  'video/mp4': 'Video',
};

/** "PDF, 1.5 MB". */
export function fileWords({ file_type, file_size }: { file_type: string | null; file_size: number | null }): string {
  const name = NAMES[file_type ?? ''] ?? (file_type?.startsWith('image/') ? 'Picture' : file_type?.includes('spreadsheet') ? 'Excel table' : 'Document');
  return file_size === null ? name : `${name}, ${fileSize(file_size)}`;
}
