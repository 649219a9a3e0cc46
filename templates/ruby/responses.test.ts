import { describe, expect, onTestFinished, test } from 'vitest';
import {
  captureServer,
  json,
  type Responder,
} from '../typescript/runtime/testing/capture-server.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';

const completed = {
  id: 'upload_a',
  object: 'upload',
  status: 'completed',
  purpose: 'poetry',
  bytes: 3,
  secret_plan: { deep: [1, { x: 'y' }] },
  file: { id: 'file-a', object: 'file', expires_at: null, purpose: 'fine-tune' },
};

async function call(response: Responder, lines: string): Promise<unknown> {
  const server = await captureServer(response);
  onTestFinished(() => server.close());
  return evaluate(lines, { url: `${server.url}/v1` });
}

describe.skipIf(!hasRuby)('objects of the Ruby library (needs ruby)', () => {
  const cases: readonly {
    readonly title: string;
    readonly lines: string;
    readonly want: unknown;
  }[] = [
    {
      title: 'have readers, also nested ones, and nil for absent properties',
      lines: '[upload.id, upload.file.id, upload.file.expires_at, upload.created_at]',
      want: ['upload_a', 'file-a', null, null],
    },
    {
      title: 'return enumerations as symbols, also unknown values',
      lines: '[upload.status, upload.purpose, upload.file.purpose].map(&:inspect)',
      want: [':completed', ':poetry', ':"fine-tune"'],
    },
    {
      title: 'keep properties that are not in the document, by symbol and by string',
      lines:
        '[upload[:secret_plan], upload["secret_plan"] == upload[:secret_plan], upload[:nothing]]',
      want: [{ deep: [1, { x: 'y' }] }, true, null],
    },
    {
      title: 'are plain values at every depth as a Hash and as JSON',
      lines:
        '[upload.to_h[:file].class.name, JSON.parse(upload.to_json), JSON.generate([upload]) == JSON.generate([upload.to_h])]',
      want: ['Hash', completed, true],
    },
    {
      title: 'match patterns',
      lines: `case upload
        in { status: :completed, file: { id: String => id }, secret_plan: { deep: [1, { x: }] } } then [id, x]
        end`,
      want: ['file-a', 'y'],
    },
    {
      title: 'do not match other patterns',
      lines: '(upload in { status: :pending }) || (upload in { created_at: Integer })',
      want: false,
    },
    {
      title: 'are equal to objects with the same data, also as keys',
      lines: `again = openai.uploads.cancel("u")
        [upload == again, { upload => 1 }[again], upload == upload.file, upload == upload.to_h]`,
      want: [true, 1, false, false],
    },
    {
      title: 'are immutable',
      lines: `attempts = [-> { upload.instance_variable_set(:@data, {}) }, -> { upload[:secret_plan][:deep] << 2 }, -> { upload.id << "x" }]
        attempts.map { |attempt| begin; attempt.call; rescue FrozenError; :frozen; end }`,
      want: ['frozen', 'frozen', 'frozen'],
    },
    {
      title: 'are printed on one line',
      lines: '[upload.file.to_s, upload.to_s.lines.size]',
      want: [
        '#<OpenAI::Models::FileObject id="file-a" object=:file expires_at=nil purpose=:"fine-tune">',
        1,
      ],
    },
    {
      title: 'are also constants of the library, and can be constructed',
      lines: `rule = OpenAI::FileExpiresAfter.new(anchor: :created_at, seconds: 3600)
        openai.uploads.create(bytes: 1, filename: "f", mime_type: "m", purpose: OpenAI::FilePurpose::FINE_TUNE, expires_after: rule)
        [OpenAI::Upload.equal?(upload.class), rule.seconds, OpenAI::FilePurpose.values]`,
      want: [true, 3600, ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals']],
    },
  ];
  test.each(cases)('$title', async ({ lines, want }) => {
    const printed = await call(
      json(200, completed),
      `upload = openai.uploads.cancel("u")\n${lines}`,
    );
    expect(printed).toEqual(want);
  });

  const strange: readonly (readonly [string, unknown])[] = [
    ['\uFEFF{"id":"b"}', { id: 'b' }],
    ['{"id":5,"file":"none"}', { id: 5, file: 'none' }],
  ];
  test.each(strange)('a response of %s is returned unchanged', async (body, want) => {
    const reply: Responder = (_request, response) => response.end(body);
    expect(await call(reply, 'openai.uploads.cancel("u")')).toEqual(want);
  });
});

describe.skipIf(!hasRuby)('headers of responses (needs ruby)', () => {
  const seen =
    'seen = []\noptions = { on_response: ->(status, headers) { seen << [status, headers["x-rate"]] } }';

  test('are passed to on_response, also for each page of a list', async () => {
    let page = 0;
    const reply: Responder = (request, response) => {
      page += 1;
      const data = [{ id: `file-${String(page)}` }];
      const body = request.path.includes('/files') ? { data, has_more: page < 3 } : completed;
      json(200, body, { 'X-Rate': String(page) })(request, response);
    };
    const lines = `${seen}
      openai.files.list(request_options: options).to_a
      openai.uploads.cancel("u", request_options: options)
      seen`;
    expect(await call(reply, lines)).toEqual([
      [200, '1'],
      [200, '2'],
      [200, '3'],
      [200, '4'],
    ]);
  });

  test('belong to the error of an error response, and on_response is not called', async () => {
    const reply = json(404, { error: { message: 'none' } }, { 'X-Rate': '7' });
    const lines = `${seen}
      begin
        openai.uploads.cancel("u", request_options: options)
      rescue OpenAI::Errors::NotFoundError => error
        [seen, error.headers["x-rate"]]
      end`;
    expect(await call(reply, lines)).toEqual([[], '7']);
  });

  test('an error of on_response is raised unchanged, and nothing is sent again', async () => {
    let requests = 0;
    const reply: Responder = (request, response) => {
      requests += 1;
      json(200, completed)(request, response);
    };
    const lines = `begin
        openai.uploads.cancel("u", request_options: { on_response: ->(*) { raise IOError, "full" } })
      rescue IOError => error
        error.message
      end`;
    expect(await call(reply, lines)).toBe('full');
    expect(requests).toBe(1);
  });
});

describe.skipIf(!hasRuby)('a response that should be an object and is not (needs ruby)', () => {
  const bodies: readonly {
    readonly status: number;
    readonly body: string;
    readonly want: string;
  }[] = [
    {
      status: 200,
      body: '[1]',
      want: '200 expected a JSON object, received application/json: [1]',
    },
    {
      status: 200,
      body: 'null',
      want: '200 expected a JSON object, received application/json: null',
    },
    {
      status: 201,
      body: '"text"',
      want: '201 expected a JSON object, received application/json: "text"',
    },
    { status: 204, body: '', want: '204 expected a JSON body, received an empty body' },
  ];
  test.each(bodies)(
    'is an error like malformed JSON: $status $body',
    async ({ status, body, want }) => {
      const reply: Responder = (_request, response) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body);
      };
      const lines = '[failure { openai.uploads.cancel("u") }, failure { openai.files.list }]';
      expect(await call(reply, lines)).toEqual([
        ['APIStatusError', want],
        ['APIStatusError', want],
      ]);
    },
  );
});

describe.skipIf(!hasRuby)('lists of the Ruby library (needs ruby)', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  /** A conforming server of lists. */
  const paging: Responder = (request, response) => {
    const query = new URL(request.path, 'http://x').searchParams;
    const from = ids.indexOf(query.get('after') ?? '') + 1;
    const data = ids.slice(from, from + 2).map((id) => ({ id, object: 'file', purpose: 'batch' }));
    const more = from + 2 < ids.length;
    json(200, { object: 'list', data, has_more: more, first_id: data[0]?.id })(request, response);
  };
  const cases: readonly {
    readonly title: string;
    readonly lines: string;
    readonly want: unknown;
  }[] = [
    { title: 'iterate over all pages', lines: 'openai.files.list.map(&:id)', want: ids },
    {
      title: 'by the official name too',
      lines: 'all = []; openai.files.list.auto_paging_each { |f| all << f.id }; all',
      want: ids,
    },
    { title: 'lazily', lines: 'openai.files.list.lazy.map(&:id).first(3)', want: ['a', 'b', 'c'] },
    { title: 'with an enumerator', lines: 'openai.files.list.each.next.id', want: 'a' },
    {
      title: 'from a cursor of the caller',
      lines: 'openai.files.list(after: "b").map(&:id)',
      want: ['c', 'd', 'e'],
    },
    {
      title: 'from a cursor in the options',
      lines: 'openai.files.list(request_options: { extra_query: { after: "b" } }).map(&:id)',
      want: ['c', 'd', 'e'],
    },
    {
      title: 'page by page',
      lines: `page = openai.files.list(limit: 2)
        after = page.next_page
        [page.data.map(&:id), page.has_more, page.next_page?, after.data.map(&:id), page[:first_id], after.next_page.next_page?]`,
      want: [['a', 'b'], true, true, ['c', 'd'], 'a', false],
    },
    {
      title: 'match patterns',
      lines: 'openai.files.list => [{ id: first }, *]\nfirst',
      want: 'a',
    },
  ];
  test.each(cases)('$title', async ({ lines, want }) => {
    expect(await call(paging, lines)).toEqual(want);
  });

  const broken: readonly {
    readonly title: string;
    readonly body: object;
    readonly want: unknown;
  }[] = [
    {
      title: 'a repeated cursor',
      body: { data: [{ id: 'a' }], has_more: true },
      want: [
        'PagingError',
        'the server repeats items: the page after "a" ends with "a", which is a repetition',
      ],
    },
    {
      title: 'an item without an id',
      body: { data: [{}], has_more: true },
      want: ['PagingError', 'the last item has no "id" to continue from'],
    },
    { title: 'an empty page with has_more', body: { data: [], has_more: true }, want: null },
    { title: 'a page without has_more', body: { data: [{ id: 'a' }] }, want: null },
    {
      title: 'a page whose has_more is null',
      body: { data: [{ id: 'a' }], has_more: null },
      want: null,
    },
    {
      title: 'no items at all',
      body: { items: [] },
      want: ['PagingError', 'the page has no array at "data"'],
    },
  ];
  test.each(broken)('$title ends the iteration', async ({ body, want }) => {
    expect(await call(json(200, body), 'failure { openai.files.list.to_a }')).toEqual(want);
  });
});
