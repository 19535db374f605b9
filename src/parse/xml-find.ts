// Looks things up in an XML tree, without recursion.

import type { XmlElement } from './xml.ts';
import type { XmlAttribute } from './xml-scan.ts';

/** The first child of that name; names as written. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name);
}

/** The first attribute of that name, case folded as MSBuild and NuGet do. */
export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  const folded = name.toLowerCase();
  return element.attributes.find(attribute => attribute.name.toLowerCase() === folded);
}

/** Every element in the order of the text, with its ancestors, the nearest last (the same array each time: copy what you keep). */
export function* everyElement(roots: readonly XmlElement[]): Generator<readonly [element: XmlElement, above: readonly XmlElement[]]> {
  const above: XmlElement[] = [];
  const left: { readonly list: readonly XmlElement[]; next: number }[] = [{ list: roots, next: 0 }];
  for (let top = left.at(-1); top; top = left.at(-1)) {
    const element = top.list[top.next++];
    if (!element) {
      left.pop();
      above.pop();
      continue;
    }
    yield [element, above];
    above.push(element);
    left.push({ list: element.children, next: 0 });
  }
}
