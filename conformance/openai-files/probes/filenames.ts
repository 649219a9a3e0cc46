/** A filename that servers were seen to change, or may change. */
export interface Filename {
  readonly name: string;
  /** The beginning of a sentence: `A filename in Arabic`. */
  readonly title: string;
  readonly filename: string;
  /** Whether it is not documented how OpenAI handles such a filename. */
  readonly isUnsure?: boolean;
}

/**
 * The corpus. Each filename ends in `.jsonl`, so that a file of any purpose may have it. Clients
 * and servers differ in how they escape quotes, backslashes and control characters.
 */
export const filenames: readonly Filename[] = [
  { name: 'arabic', title: 'A filename in Arabic', filename: 'ملف البيانات.jsonl' },
  { name: 'chinese', title: 'A filename in Chinese', filename: '训练数据.jsonl' },
  { name: 'cyrillic', title: 'A filename in Cyrillic', filename: 'черепаха.jsonl' },
  { name: 'devanagari', title: 'A filename in Devanagari', filename: 'नमस्ते.jsonl' },
  { name: 'hebrew', title: 'A filename in Hebrew', filename: 'קובץ.jsonl' },
  { name: 'japanese', title: 'A filename in Japanese', filename: 'データ集合.jsonl' },
  { name: 'korean', title: 'A filename in Korean', filename: '데이터.jsonl' },
  { name: 'latin-1', title: 'A filename that Latin-1 can encode', filename: 'Œuvre à côté.jsonl' },
  { name: 'thai', title: 'A filename in Thai', filename: 'ข้อมูล.jsonl' },
  { name: 'emoji', title: 'A filename of joined emoji', filename: '👩‍👩‍👧 📄.jsonl' },
  {
    name: 'composed',
    title: 'A filename of composed characters (NFC)',
    filename: 'caf\u00e9.jsonl',
  },
  {
    name: 'decomposed',
    title: 'A filename of decomposed characters (NFD)',
    filename: 'cafe\u0301.jsonl',
  },
  { name: 'mixed-case', title: 'A filename in upper and lower case', filename: 'ReadMe_A.jsonl' },
  { name: 'blanks', title: 'A filename with spaces inside', filename: 'two  blanks and one.jsonl' },
  { name: 'leading-blank', title: 'A filename that starts with a space', filename: ' first.jsonl' },
  { name: 'leading-dot', title: 'A filename that starts with a dot', filename: '.hidden.jsonl' },
  { name: 'dots', title: 'A filename with several dots', filename: 'a.tar.b..jsonl' },
  { name: 'semicolon', title: 'A filename with semicolons', filename: 'a; b;c=d.jsonl' },
  { name: 'comma', title: 'A filename with commas', filename: 'a,b, c.jsonl' },
  { name: 'percent', title: 'A filename with a percent sign', filename: '100% of it.jsonl' },
  {
    name: 'percent-encoded',
    title: 'A filename with %20 and %41',
    filename: 'a%20b%41%C3%A9.jsonl',
  },
  { name: 'apostrophe', title: 'A filename with an apostrophe', filename: "it's UTF-8''x.jsonl" },
  { name: 'marks', title: 'A filename of special characters', filename: '@#$&+=~!()[]{}^`.jsonl' },
  { name: '255-bytes', title: 'A filename of 255 bytes', filename: `${'n'.repeat(249)}.jsonl` },
  {
    name: '255-letters',
    title: 'A filename of 255 characters and 504 bytes',
    filename: `${'ж'.repeat(249)}.jsonl`,
    isUnsure: true,
  },
  {
    name: '1000-bytes',
    title: 'A filename of 1000 bytes',
    filename: `${'n'.repeat(994)}.jsonl`,
    isUnsure: true,
  },
  { name: 'quote', title: 'A filename with quotes', filename: 'a "b" c.jsonl', isUnsure: true },
  { name: 'escape', title: 'A filename with %22', filename: 'a%22b.jsonl', isUnsure: true },
  {
    name: 'backslash',
    title: 'A filename with a backslash',
    filename: 'a\\b.jsonl',
    isUnsure: true,
  },
  { name: 'folder', title: 'A filename with a folder', filename: 'folder/a.jsonl', isUnsure: true },
  {
    name: 'root',
    title: 'A filename with an absolute path',
    filename: '/tmp/a.jsonl',
    isUnsure: true,
  },
  {
    name: 'drive',
    title: 'A filename with a drive letter',
    filename: 'C:\\tmp\\a.jsonl',
    isUnsure: true,
  },
  { name: 'newline', title: 'A filename of two lines', filename: 'a\r\nb.jsonl', isUnsure: true },
  {
    name: 'control',
    title: 'A filename with a control character',
    filename: 'a\u0001b.jsonl',
    isUnsure: true,
  },
  {
    name: 'first-blank',
    title: 'A filename that starts with a space',
    filename: ' a.jsonl',
    isUnsure: true,
  },
];
