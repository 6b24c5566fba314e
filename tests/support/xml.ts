/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own text, with entities resolved */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const TOKEN = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads a document without declarations or comments; throws where it is not well-formed. */
export function readXml(source: string): XmlElement {
  const open: XmlElement[] = [{ name: '', attributes: {}, children: [], text: '' }];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) throw new Error(`not well-formed at ${JSON.stringify(source.slice(at, at + 40))}`);
    at = TOKEN.lastIndex;
    const [, closing, name, attributes, alone, text] = token;
    const parent = open[open.length - 1];
    if (text !== undefined) parent.text += resolved(text);
    else if (closing) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!alone) open.push(element);
    }
  }
  const [document] = open;
  if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is never closed`);
  if (document.children.length !== 1) throw new Error('a document has one root');
  return document.children[0];
}

function attributesOf(source: string): Record<string, string> {
  const found = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)];
  const names = found.map(([, name]) => name);
  if (new Set(names).size < names.length) throw new Error(`an attribute twice in ${source}`);
  return Object.fromEntries(found.map(([, name, value]) => [name, resolved(value)]));
}

function resolved(text: string): string {
  return text.replace(/&(\w*);?/g, (entity, name) => {
    const value = ENTITIES[name];
    if (value === undefined || !entity.endsWith(';')) throw new Error(`no entity: ${entity}`);
    return value;
  });
}
