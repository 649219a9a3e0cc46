import { notesOf } from '../../verdict/notes-of.js';
import { verdicts, type Result } from '../../verdict/result.js';
import { headlineOf } from '../headline.js';
import { groupRequirements } from '../requirement-groups.js';
import { viewCases, type CaseView } from './case-view.js';
import { countWords } from './count-words.js';
import { viewCoverage, type CoverageRowView } from './coverage-view.js';
import { viewFindings, type RequirementFindingsView } from './finding-view.js';
import { viewGroups, type GroupView } from './group-view.js';
import { viewMatrix, type MatrixView } from './matrix-view.js';
import { viewMeter, type MeterView } from './meter-view.js';
import { viewObserved, type ObservedView } from './observed-view.js';
import { viewTimings, type TimingsView } from './timings-view.js';
import { showVerdict, type ShownVerdict } from './verdict-words.js';

/** All that the page says. */
export interface ReportView {
  readonly headline: string;
  readonly tone: 'good' | 'bad' | 'open';
  readonly target: string;
  readonly stopped: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly meter: MeterView;
  readonly filters: {
    readonly verdicts: readonly ShownVerdict[];
    readonly operations: readonly string[];
    readonly groups: readonly string[];
  };
  readonly findings: readonly RequirementFindingsView[];
  readonly findingCount: number;
  readonly matrix: MatrixView;
  readonly coverage: readonly CoverageRowView[];
  readonly requirementCount: number;
  readonly groups: readonly GroupView[];
  readonly cases: readonly CaseView[];
  readonly timings: TimingsView;
  readonly observed: readonly ObservedView[];
  readonly observedCount: string;
  readonly notes: readonly string[];
}

export function buildReportView(result: Result): ReportView {
  const { counts, cases, operations, requirements } = result;
  const findings = viewFindings(result);
  const observed = viewObserved(result);
  return {
    headline: headlineOf(result),
    tone: toneOf(result),
    target: result.target,
    stopped: result.stopped ?? '',
    facts: factsOf(result),
    meter: viewMeter(counts),
    filters: {
      verdicts: verdicts.filter((verdict) => counts[verdict] > 0).map(showVerdict),
      operations: operations.map(({ operation }) => operation),
      groups: groupRequirements(result).map(({ name }) => name),
    },
    findings,
    findingCount: findings.reduce((sum, { deviations }) => sum + deviations.length, 0),
    matrix: viewMatrix(result),
    coverage: viewCoverage(result),
    requirementCount: requirements.length,
    groups: viewGroups(result),
    cases: viewCases(cases),
    timings: viewTimings(cases),
    observed,
    observedCount: countWords(observed.length, 'requirement'),
    notes: notesOf(result),
  };
}

function toneOf({ counts, stopped }: Result): ReportView['tone'] {
  if (counts.fail + counts['unexpected-pass'] > 0) return 'bad';
  return stopped !== undefined || counts['could-not-run'] > 0 ? 'open' : 'good';
}

function factsOf({ suite, settings, cases, durationMs }: Result): ReportView['facts'] {
  const requests = cases.reduce((sum, each) => sum + each.exchanges, 0);
  const ran = [
    { name: 'suite', value: `upspec ${suite}` },
    { name: 'cases', value: `${cases.length}` },
    { name: 'requests', value: `${requests}` },
    { name: 'time taken', value: `${(durationMs / 1000).toFixed(1)} s` },
  ];
  if (settings === undefined) return ran;
  const { profile, shard, only, skip, jobs, timeout, large, slow, seed } = settings;
  return [
    ...ran,
    { name: 'profile', value: profile },
    ...(shard === undefined ? [] : [{ name: 'shard', value: `${shard.index} of ${shard.of}` }]),
    ...(only.length === 0 ? [] : [{ name: 'only', value: only.join(', ') }]),
    ...(skip.length === 0 ? [] : [{ name: 'skip', value: skip.join(', ') }]),
    { name: 'jobs', value: `${jobs}` },
    { name: 'timeout', value: `${timeout / 1000} s` },
    { name: 'seed', value: `${seed}` },
    ...(large ? [{ name: 'large', value: 'yes' }] : []),
    ...(slow ? [{ name: 'slow', value: 'yes' }] : []),
  ];
}
