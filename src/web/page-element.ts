// Finding the elements that a page of the service is known to have.

/** Throws when the page and its script do not belong together. */
export function pageElement<T extends Element>(selector: string, kind: new () => T): T {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${selector}`);
}
