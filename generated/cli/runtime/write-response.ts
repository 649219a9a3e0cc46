// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { PagePromise, type APIPromise } from '@upspec/openai-files';
import { bodyChunks } from './body-chunks.js';
import { formatValue, type FormatStyle } from './format-value.js';
import type { SecretHider } from './hide-secrets.js';
import { plainText } from './plain-text.js';
import { saveBytes } from './save-bytes.js';
import type { Terminal } from './terminal.js';
import { writeTransformed } from './write-transformed.js';
import { UsageError } from './usage-error.js';
import { writeOutput } from './write-output.js';

/**
 * The limit of a JSON response, which is held in memory as a whole. The client has the same limit.
 */
const LONGEST_TEXT = 64 * 1024 * 1024;

/** How the response of one command is shown. */
export interface OutputRule {
  readonly kind: 'json' | 'list' | 'bytes' | 'none';
  readonly style: FormatStyle;
  /** A JMESPath expression to apply to the data. */
  readonly transform: string | undefined;
  /** The most items of a list that are shown; all of them if negative. */
  readonly maxItems: number;
  /** The output file of bytes; standard output by default or for `-`. */
  readonly path: string | undefined;
  /** The most milliseconds without data in the body. */
  readonly patience: number;
  readonly hider: SecretHider;
  /** Called when the response has arrived, before any of it is shown. */
  onResponse(): void;
}

/** Waits for the response of a call and shows it. */
export async function writeResponse(
  call: APIPromise<unknown>,
  rule: OutputRule,
  terminal: Terminal,
): Promise<void> {
  const { kind, style } = rule;
  if (kind === 'bytes') {
    const response = await call.asResponse();
    rule.onResponse();
    const chunks = bodyChunks(response, rule.patience);
    await saveBytes({ chunks, headers: response.headers }, rule.path, terminal);
    return;
  }
  if (kind === 'none') {
    await call;
    rule.onResponse();
    return;
  }
  if (style.format === 'raw') await writeRaw(call, rule, terminal);
  else if (call instanceof PagePromise) await writeItems(call, rule, terminal);
  else await writeResult(await call, rule, terminal);
}

/** Shows what belongs to the response's status: nothing, bytes, or a value. */
export async function writeResult(
  result: unknown,
  rule: OutputRule,
  terminal: Terminal,
): Promise<void> {
  if (result instanceof Response) {
    rule.onResponse();
    const chunks = bodyChunks(result, rule.patience);
    await saveBytes({ chunks, headers: result.headers }, rule.path, terminal);
  } else if (result === undefined) rule.onResponse();
  else await writeValue(result, rule, terminal);
}

/** The unchanged text of the response; of a list, its first page. */
async function writeRaw(
  call: APIPromise<unknown>,
  rule: OutputRule,
  terminal: Terminal,
): Promise<void> {
  const response = await call.asResponse();
  const text = await textOf(bodyChunks(response, rule.patience));
  if (rule.transform !== undefined) {
    await writeValue(parse(text), rule, terminal);
    return;
  }
  rule.onResponse();
  const shown = rule.hider.text(text.replace(/\n$/, ''));
  await writeOutput(terminal.output, `${rule.style.terminal ? plainText(shown) : shown}\n`);
}

/** Each item of a list as a separate document, as soon as its page arrives. */
async function writeItems(
  items: PagePromise<unknown>,
  rule: OutputRule,
  terminal: Terminal,
): Promise<void> {
  let left = rule.maxItems < 0 ? Infinity : rule.maxItems;
  await items;
  if (left === 0) return;
  let first = true;
  for await (const item of items) {
    // This line separates the documents of a YAML stream.
    if (!first && rule.style.format === 'yaml') await writeOutput(terminal.output, '---\n');
    await writeValue(item, rule, terminal);
    first = false;
    left -= 1;
    if (left === 0) return;
  }
}

async function writeValue(value: unknown, rule: OutputRule, terminal: Terminal): Promise<void> {
  rule.onResponse();
  const write = async (shown: unknown): Promise<void> => {
    await writeOutput(terminal.output, await formatValue(rule.hider.value(shown), rule.style));
  };
  await writeTransformed(value, { expression: rule.transform, flag: '--transform', write });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError('--transform: the response is not JSON; remove --transform to show it', {
      cause,
    });
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > LONGEST_TEXT) {
      throw new UsageError('the response is longer than 64 MiB; the rest was not read');
    }
    read.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(read));
}
