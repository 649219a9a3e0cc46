/** A shorter piece of a secret would be found in innocent words. */
const shortest = 6;

/**
 * The ways in which a secret may be repeated: as it is, percent-encoded, as a field of a
 * URL-encoded body, inside a JSON string, and by Base64, alone or behind other bytes as in HTTP
 * Basic. The bytes of UTF-8 are spelled in Latin-1, too, as Node.js reads headers.
 */
export function secretSpellings(secret: string): readonly string[] {
  const utf8 = Buffer.from(secret, 'latin1').toString('utf8');
  const latin1 = Buffer.from(secret, 'utf8').toString('latin1');
  // Only where each byte of a header was read as one character.
  const text = /\ufffd/.test(utf8) ? secret : utf8;
  const spellings = [
    ...[secret, utf8, latin1, text].flatMap((each) => [each, ...percentEncoded(each)]),
    JSON.stringify(text).slice(1, -1),
    ...inBase64(Buffer.from(text)),
  ];
  return [...new Set(spellings)].filter((each) => each.length >= Math.min(shortest, secret.length));
}

/**
 * RFC 3986, section 2.1: hexadecimal digits of either case; a URL-encoded body has `+` for a space.
 */
function percentEncoded(text: string): readonly string[] {
  if (/\p{Surrogate}/u.test(text)) return [];
  const encoded = encodeURIComponent(text);
  const strict = encoded.replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [encoded, strict].flatMap((each) =>
    [each, each.replaceAll('%20', '+')].flatMap((one) => [
      one,
      one.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    ]),
  );
}

/**
 * RFC 4648, section 4: three bytes are four characters, so that a secret has three encodings by how
 * many bytes precede it. The characters that also hold bits of its neighbours are left out.
 */
function inBase64(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const start = before === 0 ? 0 : before + 1;
    const bits = (before + bytes.length) * 8;
    const own = encoded.slice(start, Math.floor(bits / 6));
    const whole = before === 0 ? [encoded] : [];
    return [...whole, own]
      .filter((each) => each.length >= shortest)
      .flatMap((each) => [each, each.replaceAll('+', '-').replaceAll('/', '_')]);
  });
}
