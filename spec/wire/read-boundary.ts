/** The boundary of a form, or why there is none. */
export type Boundary =
  | { readonly kind: 'boundary'; readonly text: string }
  | { readonly kind: 'none'; readonly why: string };

// RFC 2046 section 5.1.1: 1 to 70 of these characters, the last no space.
const boundaryText = /^[\w'()+,./:=?\- ]{0,69}[\w'()+,./:=?-]$/;
// RFC 9110 section 5.6.2: what a parameter may hold without quotes.
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** Reads the boundary that a content-type tells. */
export function readBoundary(contentType: string): Boundary {
  const value = /^multipart\/form-data; *boundary=(.*)$/i.exec(contentType)?.[1];
  if (value === undefined) return none('wanted multipart/form-data with a boundary', contentType);
  const quoted = /^"([^"\\]*)"$/.exec(value)?.[1];
  if (quoted === undefined && !token.test(value)) {
    return none('the boundary holds characters that need quotes', contentType);
  }
  const text = quoted ?? value;
  if (!boundaryText.test(text)) {
    return none('wanted a boundary of 1 to 70 characters that RFC 2046 allows', contentType);
  }
  return { kind: 'boundary', text };
}

function none(why: string, contentType: string): Boundary {
  return { kind: 'none', why: `${why}, got "${contentType}"` };
}
