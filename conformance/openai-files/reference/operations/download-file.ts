import { contentDisposition } from '../content-disposition.js';
import type { ApiRequest, Reply, Service } from '../handler.js';
import { findFile } from './find-file.js';

/**
 * GET /files/{file_id}/content. Files of every purpose can be downloaded, because the purposes that
 * OpenAI rejects have changed over time.
 */
export async function downloadFile(request: ApiRequest, { store }: Service): Promise<Reply> {
  const { file, chunks } = findFile(request, store.view());
  return Promise.resolve({
    kind: 'bytes',
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition(file.filename),
    },
    length: file.bytes,
    open: () => store.read(chunks),
  });
}
