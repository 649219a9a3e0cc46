import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..');

/** A word that no identifier contains, and what to write instead. */
interface DialectWord {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** A word of the dialect that stays where it is, and why. */
interface Exception {
  readonly name: RegExp;
  readonly in?: RegExp;
  readonly reason: string;
}

/** Compared with the single words of an identifier, in lower case: `layFault` is `lay` and `fault`. */
const WORDS: readonly DialectWord[] = [
  { pattern: /^(?:told|tells?|telling|retold|untold|tellers?)$/, instead: 'report, return' },
  { pattern: /^(?:asks?|asked|askers?|asking|unasked)$/, instead: 'request, send' },
  { pattern: /^(?:answers?|answered|answering|unanswered)$/, instead: 'response, respond' },
  { pattern: /^(?:wanted|unwanted|got)$/, instead: 'expected, actual' },
  { pattern: /^(?:faults?|faulty)$/, instead: 'violation, lint error' },
  { pattern: /^(?:lay|laid)$/, instead: 'attribute' },
  { pattern: /^(?:places?|placed|misplaced)$/, instead: 'location, position' },
  { pattern: /^(?:made|unmade)$/, instead: 'created' },
  { pattern: /^gone$/, instead: 'removed, missing' },
  { pattern: /^moments?$/, instead: 'timestamp' },
  { pattern: /^(?:refus(?:e|es|ed|ing|als?))$/, instead: 'reject, rejection' },
  { pattern: /^belongings?$/, instead: 'created resources' },
  { pattern: /^members?$/, instead: 'property' },
  { pattern: /^letters?$/, instead: 'character' },
  { pattern: /^ending$/, instead: 'extension' },
  { pattern: /^(?:alone|narrow)$/, instead: 'serial, scoped' },
  { pattern: /^usual$/, instead: 'default' },
  { pattern: /^(?:plays?|played|playing|unplayed)$/, instead: 'run, replay' },
  { pattern: /^(?:insist|insistence|insistent)$/, instead: 'retry' },
  { pattern: /^(?:looks?|looked)$/, instead: 'inspect, check' },
  { pattern: /^spots?$/, instead: 'position' },
  { pattern: /^wish$/, instead: 'options' },
  { pattern: /^(?:accused?|accusations?)$/, instead: 'violated, report' },
  { pattern: /^rivals?$/, instead: 'tool' },
  { pattern: /^(?:bears|borne)$/, instead: 'carry' },
  { pattern: /^(?:mend|mending|mendable)$/, instead: 'change, retry' },
  { pattern: /^(?:cure|manner|unsaid|sayable|unsayable|nobodys)$/, instead: 'a standard term' },
];

/** Each is in a format that users or other programs read, or is the reference server's own word. */
const EXCEPTIONS: readonly Exception[] = [
  {
    name: /^(?:fault|faults|Fault|[a-z]\w*Faults?|Fault(?:Row|Table)|ProxyFault|UnknownFaultError|faultTable|checkFaultRow|startFaultProxy|rulesWithFaults)$/,
    in: /^conformance\/(?:openai-files|servers\/comparison|commands|command-line|profile-format|record|report|verdict|[a-z-]+\.(?:test\.)?ts$)|^cli\/|^tests\//,
    reason: 'an injected fault of the reference server, chosen with --fault',
  },
  {
    name: /^faults?$/,
    in: /^spec\/upstream\.test\.ts$/,
    reason: 'a key of the list of differences from the published document',
  },
  {
    name: /^places$/,
    in: /^spec\/upstream\.test\.ts$/,
    reason: 'a key of the list of differences from the published document',
  },
  {
    name: /^tells$/,
    in: /^conformance\/(?:profile-format|openai-files\/(?:profile-format|tests))\//,
    reason: 'a key of profiles',
  },
  {
    name: /^\w*[pP]laylists?\w*$|^usePlaylists$|^PLAYLIST\w*$/,
    in: /^tests\/invented-api\//,
    reason: 'a resource of the invented API',
  },
];

/** The words of an identifier: `readHTTPHead` is `read`, `http` and `head`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** The identifiers of a text in TypeScript that contain a word of the dialect, each once. */
export function dialectNamesIn(path: string, text: string): readonly string[] {
  return [...identifiersOf(text)].flatMap((name) => {
    const found = WORDS.find(({ pattern }) => wordsOf(name).some((word) => pattern.test(word)));
    return found === undefined || isExcepted(path, name)
      ? []
      : [`${path}: ${name}: ${found.instead}`];
  });
}

/** The TypeScript files that Git tracks, without the generated ones. */
export function trackedSources(): readonly { readonly path: string; readonly text: string }[] {
  return execFileSync('git', ['ls-files', '-z', '*.ts', '*.mts'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && !path.startsWith('generated/'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function isExcepted(path: string, name: string): boolean {
  return EXCEPTIONS.some((each) => each.name.test(name) && each.in?.test(path) !== false);
}

function identifiersOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const file = ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
