import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InvalidDocumentError, UnreadableDocumentError } from '../errors.js';
import { formatError } from '../lint-error.js';
import { loadDocument, type LoadedDocument, type LoadOptions } from '../load.js';

/** A folder with the files of a document, which is removed afterwards. */
export class DocumentFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async create(): Promise<DocumentFolder> {
    return new DocumentFolder(await mkdtemp(join(tmpdir(), 'upspec-document-')));
  }

  async write(name: string, text: string): Promise<string> {
    const file = join(this.path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return file;
  }

  /** Loads a document from text. */
  async load(text: string, options: LoadOptions = {}): Promise<LoadedDocument> {
    return loadDocument(await this.write('api.yaml', text), options);
  }

  /** The errors and warnings of a document, without the folder's name. */
  async reportsOf(text: string, options: LoadOptions = {}): Promise<readonly string[]> {
    const file = await this.write('api.yaml', text);
    try {
      const { warnings } = await loadDocument(file, options);
      return warnings.map((warning) => this.shorten(formatError(warning)));
    } catch (error) {
      if (error instanceof InvalidDocumentError) {
        return error.errors.map((error) => this.shorten(formatError(error)));
      }
      if (error instanceof UnreadableDocumentError) return [this.shorten(error.message)];
      throw error;
    }
  }

  shorten(text: string): string {
    return text.replaceAll(`${this.path}/`, '');
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** A document of OpenAPI 3.1 with a head of two lines. */
export function openAPI(body: string, version = '3.1.0'): string {
  return `openapi: ${version}\ninfo: {title: Depot, version: '1'}\n${body}`;
}

/** A document whose components are the schemas, from line 6 on. */
export function schemas(body: string, version = '3.1.0'): string {
  return openAPI(`paths: {}\ncomponents:\n  schemas:\n${body}`, version);
}

/** A document with the one operation `GET /crates`, whose keys begin at line 5, column 7. */
export function operation(body: string): string {
  return openAPI(`paths:\n  /crates:\n    get:\n${body}`);
}
