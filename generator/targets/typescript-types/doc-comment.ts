import { isJsonObject, type Json } from '@upspec/document';
import { tsdoc } from '../print-source.js';

/** The comment of a property or a type, with its line break; empty where there is nothing to say. */
export function docComment(schema: Json | undefined): string {
  if (!isJsonObject(schema)) return '';
  const { title, description, format, deprecated, default: fallback } = schema;
  const about = typeof description === 'string' && description.trim() !== '' ? description : title;
  const lines = [
    ...(typeof about === 'string' && about.trim() !== '' ? tsdoc(about).split(/\r\n?|\n/) : []),
    ...(typeof format === 'string' ? [`Format: ${tsdoc(format)}`] : []),
    ...(deprecated === true ? ['@deprecated'] : []),
    ...(fallback === undefined ? [] : [`@default ${tsdoc(JSON.stringify(fallback))}`]),
  ];
  const [only] = lines;
  if (only === undefined) return '';
  if (lines.length === 1) return `/** ${only} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}
