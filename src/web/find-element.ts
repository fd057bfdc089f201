/** The element that the page's HTML promises; a missing one is a mistake in this folder. */
export function findElement<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new TypeError(`The page has no ${type.name} at ${selector}`);
  return element;
}
