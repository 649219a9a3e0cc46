/** A heading of a page, for the list of contents at its top. */
export interface Heading {
  /** Its anchor. */
  readonly id: string;
  /** In the medium. */
  readonly label: string;
}

/** A page with fewer headings has no list. */
const FEWEST = 3;

/** The contents of a page: its headings, or none where the page is short. */
export function contentsOf(headings: readonly Heading[]): readonly Heading[] {
  return headings.length < FEWEST ? [] : headings;
}

/** A heading, where the page has what is below it. */
export function headingIf(isShown: boolean, id: string, label: string): readonly Heading[] {
  return isShown ? [{ id, label }] : [];
}
