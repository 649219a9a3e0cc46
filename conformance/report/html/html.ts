import { createHash } from 'node:crypto';
import { mapTexts } from '../../json/map-texts.js';
import type { Result } from '../../verdict/result.js';
import { readReportFile, readTemplate } from './read-template.js';
import { buildReportView, type ReportView } from './report-view.js';

/**
 * A run as one HTML file that needs nothing else: it contains its styles and script, and its policy
 * allows no others, whatever a server put into its responses.
 */
export function formatHtml(result: Result): string {
  const css = readReportFile('report.css');
  const script = readReportFile('report.js');
  const render = readTemplate<Page>('report', [
    'summary',
    'filters',
    'clause',
    'requirement-findings',
    'exchange',
    'message',
    'copyable',
    'difference',
    'matrix',
    'coverage',
    'groups',
    'cases',
    'timings',
    'observed',
  ]);
  // HTML can't contain a control character, not even escaped.
  const clean = mapTexts(result, (text) =>
    text.replaceAll('\r\n', '\n').replace(/(?![\n\t])\p{Cc}/gu, '\ufffd'),
  );
  return render({ ...buildReportView(clean), css, script, policy: policyFor({ css, script }) });
}

interface Page extends ReportView {
  readonly css: string;
  readonly script: string;
  readonly policy: string;
}

function policyFor({ css, script }: Pick<Page, 'css' | 'script'>): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    `script-src ${hashOf(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
