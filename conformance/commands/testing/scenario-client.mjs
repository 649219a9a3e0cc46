// A small client for tests of scenarios. Its argument names one thing that it does wrongly; without
// one it does all as it should.
const [wrong = ''] = process.argv.slice(2);
const base = process.env.OPENAI_BASE_URL;
const authorization = `Bearer ${process.env.OPENAI_API_KEY}`;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** How long to wait before the next attempt, in milliseconds. */
function waitOf(response) {
  if (wrong === 'impatient') return 50;
  const exact = response?.headers.get('retry-after-ms');
  if (exact) return Number(exact);
  const value = response?.headers.get('retry-after');
  if (!value) return 50;
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
}

async function attempt(path, { method = 'GET', type, body }, number) {
  const headers = { authorization, ...(type && { 'content-type': type }) };
  const sent = wrong === 'consumed' && number > 1 ? body?.slice(0, 40) : body;
  const time = wrong.startsWith('hasty') ? 300 : 60_000;
  const signal = AbortSignal.timeout(time);
  const init = { method, headers, body: sent, signal, redirect: 'manual' };
  const response = await fetch(`${base}/${path}`, init);
  const location = response.headers.get('location');
  if (location === null || !wrong.startsWith('follows')) return response;
  const next = new URL(location, base);
  if (next.origin !== new URL(base).origin && wrong !== 'follows with the key') throw new Error();
  const other = method === 'GET' ? 'POST' : response.status === 303 ? method : 'GET';
  const [as, content] = wrong === 'follows with the key' ? [method, body] : [other, undefined];
  return fetch(next, { ...init, method: as, body: content, redirect: 'manual' });
}

const mayRepeat = (status) =>
  status === 408 ||
  status === 409 ||
  status === 429 ||
  status >= 500 ||
  (wrong === 'stubborn' && status === 401);

/** The body of a response; undefined where the client overlooks that it failed. */
async function call(path, init = {}) {
  for (let number = 1; ; number += 1) {
    let response;
    let failure;
    try {
      response = await attempt(path, init, number);
      const isJson = /^application\/json/.test(response.headers.get('content-type'));
      if (response.ok && (init.content || isJson)) {
        const bytes = Buffer.from(await response.arrayBuffer());
        return init.content ? bytes : JSON.parse(bytes.toString());
      }
      failure = new Error(`status ${response.status}`);
    } catch (error) {
      failure = error;
    }
    if (wrong.endsWith('careless')) return undefined;
    const wait = waitOf(response);
    const isFinal = response !== undefined && !response.ok && !mayRepeat(response.status);
    if (wrong === 'fragile' || wrong === 'hasty' || number === 3 || isFinal || wait > 60_000)
      throw failure;
    await pause(wait);
  }
}

const known = [
  'id',
  'object',
  'bytes',
  'created_at',
  'expires_at',
  'filename',
  'purpose',
  'status',
  'status_details',
];

function accept(file) {
  const others = Object.keys(file ?? {}).filter((name) => !known.includes(name));
  if (wrong === 'strict' && others.length > 0) throw new Error(`unknown ${others[0]}`);
  // The file expires, so that it has a time here without the scenario.
  if (wrong === 'without null' && file?.expires_at === null) throw new Error('no time of expiry');
  const isKnown = ['uploaded', 'processed', 'error'].includes(file?.status);
  if (wrong === 'closed' && !isKnown) throw new Error(`unknown status ${file?.status}`);
  return file;
}

async function list() {
  let after = '';
  for (let page = 0; page < 20; page += 1) {
    const { data = [], has_more: hasMore } = (await call(`files?limit=1${after}`)) ?? {};
    const next = `&after=${encodeURIComponent(data.at(-1)?.id)}`;
    if (wrong === 'endless' ? hasMore === false : !hasMore || data.length === 0) return;
    if (wrong !== 'endless' && next === after) throw new Error('the list does not go on');
    after = next;
  }
}

const type = 'multipart/form-data; boundary=b';
const part = (name, value) =>
  `--b\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`;
const expiry = `${part('expires_after[anchor]', 'created_at')}${part('expires_after[seconds]', 3600)}`;
const bodyOf = (content) =>
  Buffer.from(
    `${part('purpose', 'user_data')}${expiry}${part('file; filename=a.txt', content)}--b--\r\n`,
  );

const create = (content) => call('files', { method: 'POST', type, body: bodyOf(content) });
await call('files?limit=100');
const file = accept(await create('a note '.repeat(20)));
await create('another note '.repeat(20));
await list();
const { id: assigned = 'file-1' } = file ?? {};
const id = wrong === 'unescaped' ? assigned : encodeURIComponent(assigned);
accept(await call(`files/${id}`));
await call(`files/${id}/content`, { content: true });
await call(`files/${id}`, { method: 'DELETE' });
