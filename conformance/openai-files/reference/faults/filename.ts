import { inFilenames } from '../seams/bodies.js';
import type { Fault } from './fault.js';

export const filenameFaults: readonly Fault[] = [
  {
    name: 'filename-as-latin1',
    requirement: 'FILE-05',
    text: 'decodes filenames as Latin-1, which garbles UTF-8',
    wild: 'filename',
    seam: inFilenames((name) => Buffer.from(name).toString('latin1')),
  },
  {
    name: 'filename-of-question-marks',
    requirement: 'FILE-05',
    text: 'replaces each non-ASCII character of a filename with an underscore',
    seam: inFilenames((name) => name.replace(/[^\x20-\x7e]/gu, '_')),
  },
  {
    name: 'filename-in-lower-case',
    requirement: 'FILE-05',
    text: 'changes filenames to lower case',
    seam: inFilenames((name) => name.toLowerCase()),
  },
  {
    name: 'filename-cut-at-64',
    requirement: 'FILE-05',
    text: 'truncates filenames after 64 characters',
    seam: inFilenames((name) => name.slice(0, 64)),
  },
  {
    name: 'filename-without-spaces',
    requirement: 'FILE-05',
    text: 'replaces each space of a filename with an underscore',
    seam: inFilenames((name) => name.replaceAll(' ', '_')),
  },
  {
    name: 'filename-trimmed',
    requirement: 'FILE-05',
    text: 'trims white space from both ends of a filename',
    wild: 'filename',
    seam: inFilenames((name) => name.trim()),
  },
  {
    name: 'filename-percent-decoded',
    requirement: 'FILE-05',
    text: 'decodes percent-encoded characters in a filename',
    seam: inFilenames((name) => {
      try {
        return decodeURIComponent(name);
      } catch {
        return name;
      }
    }),
  },
  {
    name: 'filename-decomposed',
    requirement: 'FILE-05',
    text: 'changes filenames to another Unicode normal form',
    seam: inFilenames((name) => {
      const decomposed = name.normalize('NFD');
      return decomposed === name ? name.normalize('NFC') : decomposed;
    }),
  },
  {
    name: 'filename-without-leading-dot',
    requirement: 'FILE-05',
    text: 'removes a dot from the start of a filename',
    seam: inFilenames((name) => name.replace(/^\.+/, '')),
  },
  {
    name: 'filename-cut-at-semicolon',
    requirement: 'FILE-05',
    text: 'truncates a filename at its first semicolon',
    seam: inFilenames((name) => name.split(';')[0] ?? name),
  },
];
