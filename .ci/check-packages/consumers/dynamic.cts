import type { Upload } from '@upspec/openai-files/types' with { 'resolution-mode': 'import' };

export async function statusOf(value: unknown): Promise<Upload['status'] | undefined> {
  const { isUpload } = await import('@upspec/openai-files/validators');
  return isUpload(value) ? value.status : undefined;
}

export async function baseUrl(): Promise<string> {
  const { OpenAI } = await import('@upspec/openai-files');
  return new OpenAI({ baseURL: 'http://127.0.0.1/v1', apiKey: 'key' }).baseURL;
}
