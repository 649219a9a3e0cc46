// Imports every entry of the client statically, from an ES module.
import { OpenAI, toFile } from '@upspec/openai-files';
import { fileFromPath } from '@upspec/openai-files/node';
import type { FileObject, Upload } from '@upspec/openai-files/types';
import { isUpload, validateFileObject } from '@upspec/openai-files/validators';

const client = new OpenAI({ baseURL: 'http://127.0.0.1/v1', apiKey: 'key' });
export const created: Promise<FileObject> = toFile(new Uint8Array([1]), 'a.bin').then((file) =>
  client.files.create({ file, purpose: 'batch' }),
);
export const found: ReturnType<typeof fileFromPath> = fileFromPath('a.bin');

const value: unknown = JSON.parse('{}');
if (isUpload(value)) {
  const upload: Upload = value;
  // @ts-expect-error the type is a real one, never `any`
  const wrong: number = upload.status;
  void wrong;
}
const result = validateFileObject(value);
export const title: string | undefined = result.ok ? result.value.filename : undefined;
