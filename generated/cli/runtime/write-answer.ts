// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type { APIPromise } from '../../typescript/runtime/api-promise.js';
import { PagePromise } from '../../typescript/runtime/page.js';
import { formatValue, type FormatStyle } from './format-value.js';
import type { SecretHider } from './hide-secrets.js';
import { plainText } from './plain-text.js';
import { saveBytes } from './save-bytes.js';
import type { Terminal } from './terminal.js';
import { transform } from './transform.js';
import { writeOutput } from './write-output.js';

/** How the answer of one command is shown. */
export interface AnswerRule {
  readonly kind: 'json' | 'list' | 'bytes' | 'none';
  readonly style: FormatStyle;
  /** What to take out of the data, as JMESPath. */
  readonly transform: string | undefined;
  /** Of a list, how many items are shown at most; below 0, all of them. */
  readonly maxItems: number;
  /** Where bytes are written; standard output where it is left out or `-`. */
  readonly path: string | undefined;
  readonly hider: SecretHider;
  /** Called when the answer has come, before any of it is shown. */
  onAnswer(): void;
}

/** Waits for the answer of a call and shows it. */
export async function writeAnswer(
  call: APIPromise<unknown>,
  rule: AnswerRule,
  terminal: Terminal,
): Promise<void> {
  const { kind, style } = rule;
  if (kind === 'bytes') {
    const response = await call.asResponse();
    rule.onAnswer();
    await saveBytes(response, rule.path, terminal);
    return;
  }
  if (kind === 'none') {
    await call;
    rule.onAnswer();
    return;
  }
  if (style.format === 'raw') await writeRaw(call, rule, terminal);
  else if (call instanceof PagePromise) await writeItems(call, rule, terminal);
  else await writeValue(await call, rule, terminal);
}

/** The text of the answer as it came; of a list, its first page. */
async function writeRaw(
  call: APIPromise<unknown>,
  rule: AnswerRule,
  terminal: Terminal,
): Promise<void> {
  const response = await call.asResponse();
  const text = await response.text();
  if (rule.transform !== undefined) {
    await writeValue(JSON.parse(text), rule, terminal);
    return;
  }
  rule.onAnswer();
  const shown = rule.hider.text(text.replace(/\n$/, ''));
  await writeOutput(terminal.output, `${rule.style.terminal ? plainText(shown) : shown}\n`);
}

/** Each item of a list as a document of its own, as soon as its page is here. */
async function writeItems(
  items: PagePromise<unknown>,
  rule: AnswerRule,
  terminal: Terminal,
): Promise<void> {
  let left = rule.maxItems < 0 ? Infinity : rule.maxItems;
  await items;
  if (left === 0) return;
  let first = true;
  for await (const item of items) {
    // Documents of a YAML stream stand apart by this line.
    if (!first && rule.style.format === 'yaml') await writeOutput(terminal.output, '---\n');
    await writeValue(item, rule, terminal);
    first = false;
    left -= 1;
    if (left === 0) return;
  }
}

async function writeValue(value: unknown, rule: AnswerRule, terminal: Terminal): Promise<void> {
  const asked = rule.transform;
  const shown = asked === undefined ? value : transform(value, asked, '--transform');
  rule.onAnswer();
  await writeOutput(terminal.output, formatValue(rule.hider.value(shown), rule.style));
}
