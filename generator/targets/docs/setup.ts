import type { Model } from '@upspec/document';
import { shellWord } from '@upspec/document/shell-word';

/** The commands that set the environment variables of all examples. */
export function setupOf({ environmentPrefix: prefix, baseURL }: Model): string {
  const base = baseURL === '' ? 'http://127.0.0.1:8080' : baseURL;
  return `export ${prefix}_BASE_URL=${shellWord(base)}\nexport ${prefix}_API_KEY='My API Key'\n`;
}
