import { expect, test } from 'vitest';
import { downloadName, numbered } from './download-name.js';

const rows: readonly { readonly given: string; readonly want: string }[] = [
  { given: 'attachment; filename="weather.jsonl"', want: 'weather.jsonl' },
  { given: 'attachment; filename=bare.txt', want: 'bare.txt' },
  { given: 'attachment; filename="../../etc/passwd"', want: 'passwd' },
  { given: 'attachment; filename="C:\\\\Users\\\\x.bat"', want: 'x.bat' },
  { given: 'attachment; filename=".bashrc"', want: 'bashrc' },
  { given: 'attachment; filename="-rf"', want: 'rf' },
  { given: 'attachment; filename=".."', want: 'file' },
  { given: 'attachment; filename="a\u001b[31m.txt"', want: 'a_[31m.txt' },
  { given: 'attachment; filename="x"; filename*=UTF-8\'\'na%C3%AFve.txt', want: 'naïve.txt' },
  { given: "attachment; filename*=utf-8''..%2F..%2Fup.txt", want: 'up.txt' },
  { given: 'attachment; filename*=UTF-8\'\'%ZZ; filename="kept.txt"', want: 'kept.txt' },
  { given: `attachment; filename="${'a'.repeat(500)}.txt"`, want: `${'a'.repeat(60)}.txt` },
  { given: 'attachment; filename=two words.txt', want: 'two words.txt' },
  { given: 'attachment; filename="a;b.txt"', want: 'a;b.txt' },
  { given: 'attachment; filename="a%20b.txt"', want: 'a%20b.txt' },
  { given: 'attachment; filename="say \\"hi\\".txt"', want: 'say "hi".txt' },
  { given: 'attachment; filename="open', want: 'file' },
  { given: "attachment; filename*=UTF-8'en'a%20b.txt", want: 'a b.txt' },
  { given: "attachment; filename*=iso-8859-1''na%EFve.txt", want: 'naïve.txt' },
  { given: "attachment; filename*=UTF-8''a%5Cb%3A%0A.txt", want: 'b__.txt' },
  { given: 'attachment; x="; filename=evil.sh"; filename=good.txt', want: 'good.txt' },
  { given: 'attachment; FILENAME = "caps.txt"', want: 'caps.txt' },
  { given: 'attachment', want: 'file' },
  { given: '', want: 'file' },
];
test.each(rows)('$given is saved as $want', ({ given, want }) => {
  const get = (name: string): string | null => (name === 'content-disposition' ? given : null);
  expect(downloadName({ get })).toBe(want);
});

test('a name that exists gets a number before its extension', () => {
  expect([numbered('a.tar.gz', 1), numbered('file', 2)]).toEqual(['a.tar-2.gz', 'file-3']);
});
