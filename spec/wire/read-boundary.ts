/** The boundary of a multipart body, or the reason why it has none. */
export type Boundary =
  | { readonly kind: 'boundary'; readonly text: string }
  | { readonly kind: 'none'; readonly why: string };

// RFC 2046 section 5.1.1: 1 to 70 of these characters, and the last is not a space.
const boundaryText = /^[\w'()+,./:=?\- ]{0,69}[\w'()+,./:=?-]$/;
// RFC 9110 section 5.6.2: the characters of a parameter without quotes.
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Reads the boundary of a content-type. */
export function readBoundary(contentType: string): Boundary {
  const value = /^multipart\/form-data; *boundary=(.*)$/i.exec(contentType)?.[1];
  if (value === undefined) return none('expected multipart/form-data with a boundary', contentType);
  const quoted = /^"([^"\\]*)"$/.exec(value)?.[1];
  if (quoted === undefined && !token.test(value)) {
    return none('the boundary has characters that require quotes', contentType);
  }
  const text = quoted ?? value;
  if (!boundaryText.test(text)) {
    return none('expected a boundary of 1 to 70 characters that RFC 2046 allows', contentType);
  }
  return { kind: 'boundary', text };
}

function none(why: string, contentType: string): Boundary {
  return { kind: 'none', why: `${why}, actual "${contentType}"` };
}
