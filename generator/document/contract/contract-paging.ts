/** How a list continues after a page. */
export interface ContractPaging {
  /** Where the items are in the response: `/data`; empty where the response is the list. */
  readonly items: string;
  /** The property of an item that is its id. */
  readonly itemId?: string;
  readonly next:
    /** The value of `parameter` is the id of the last item. */
    | { readonly kind: 'last-item'; readonly parameter: string }
    /** The value of `parameter` is in the response at `pointer`. */
    | { readonly kind: 'cursor'; readonly parameter: string; readonly pointer: string }
    | { readonly kind: 'page'; readonly parameter: string }
    | { readonly kind: 'offset'; readonly parameter: string }
    /** `Link: <…>; rel="next"` (RFC 8288). */
    | { readonly kind: 'link-header' };
  /** The parameter that limits the number of items. */
  readonly limit?: string;
  /** Where the response says whether there is more: `/has_more`. */
  readonly hasMore?: string;
}
