/** A name that servers have been seen to change, or may well change. */
export interface Filename {
  readonly name: string;
  /** The beginning of a sentence: `A name in Arabic`. */
  readonly title: string;
  readonly filename: string;
  /** Whether nobody knows what OpenAI makes of such a name. */
  readonly isUnsure?: boolean;
}

/**
 * The corpus. Each name ends in `.jsonl`, so that a file of any purpose may have it. What a quote, a
 * backslash or a control letter becomes on its way into a form and out of it is left to each side.
 */
export const filenames: readonly Filename[] = [
  { name: 'arabic', title: 'A name in Arabic', filename: 'ملف البيانات.jsonl' },
  { name: 'chinese', title: 'A name in Chinese', filename: '训练数据.jsonl' },
  { name: 'cyrillic', title: 'A name in Cyrillic', filename: 'черепаха.jsonl' },
  { name: 'devanagari', title: 'A name in Devanagari', filename: 'नमस्ते.jsonl' },
  { name: 'hebrew', title: 'A name in Hebrew', filename: 'קובץ.jsonl' },
  { name: 'japanese', title: 'A name in Japanese', filename: 'データ集合.jsonl' },
  { name: 'korean', title: 'A name in Korean', filename: '데이터.jsonl' },
  { name: 'latin-1', title: 'A name that Latin-1 could hold too', filename: 'Œuvre à côté.jsonl' },
  { name: 'thai', title: 'A name in Thai', filename: 'ข้อมูล.jsonl' },
  { name: 'emoji', title: 'A name of joined emoji', filename: '👩‍👩‍👧 📄.jsonl' },
  { name: 'composed', title: 'A name of composed letters (NFC)', filename: 'caf\u00e9.jsonl' },
  { name: 'decomposed', title: 'A name of decomposed letters (NFD)', filename: 'cafe\u0301.jsonl' },
  { name: 'mixed-case', title: 'A name of large and small letters', filename: 'ReadMe_A.jsonl' },
  { name: 'blanks', title: 'A name with blanks inside', filename: 'two  blanks and one.jsonl' },
  { name: 'leading-dot', title: 'A name that begins with a dot', filename: '.hidden.jsonl' },
  { name: 'dots', title: 'A name of several dots', filename: 'a.tar.b..jsonl' },
  { name: 'semicolon', title: 'A name with semicolons', filename: 'a; b;c=d.jsonl' },
  { name: 'comma', title: 'A name with commas', filename: 'a,b, c.jsonl' },
  { name: 'percent', title: 'A name with a percent sign', filename: '100% of it.jsonl' },
  { name: 'percent-encoded', title: 'A name with %20 and %41', filename: 'a%20b%41%C3%A9.jsonl' },
  { name: 'apostrophe', title: 'A name with an apostrophe', filename: "it's UTF-8''x.jsonl" },
  { name: 'marks', title: 'A name of marks', filename: '@#$&+=~!()[]{}^`.jsonl' },
  { name: '255-bytes', title: 'A name of 255 bytes', filename: `${'n'.repeat(249)}.jsonl` },
  {
    name: '255-letters',
    title: 'A name of 255 letters that are 505 bytes',
    filename: `${'ж'.repeat(249)}.jsonl`,
    isUnsure: true,
  },
  {
    name: '1000-bytes',
    title: 'A name of 1000 bytes',
    filename: `${'n'.repeat(994)}.jsonl`,
    isUnsure: true,
  },
  { name: 'quote', title: 'A name with quotes', filename: 'a "b" c.jsonl', isUnsure: true },
  { name: 'escape', title: 'A name with %22', filename: 'a%22b.jsonl', isUnsure: true },
  { name: 'backslash', title: 'A name with a backslash', filename: 'a\\b.jsonl', isUnsure: true },
  { name: 'folder', title: 'A name in a folder', filename: 'folder/a.jsonl', isUnsure: true },
  { name: 'root', title: 'A name from the root', filename: '/tmp/a.jsonl', isUnsure: true },
  { name: 'drive', title: 'A name on a drive', filename: 'C:\\tmp\\a.jsonl', isUnsure: true },
  { name: 'newline', title: 'A name of two lines', filename: 'a\r\nb.jsonl', isUnsure: true },
  {
    name: 'control',
    title: 'A name with a control letter',
    filename: 'a\u0001b.jsonl',
    isUnsure: true,
  },
  {
    name: 'first-blank',
    title: 'A name that begins with a blank',
    filename: ' a.jsonl',
    isUnsure: true,
  },
];
