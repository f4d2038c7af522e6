// One tree for what reads the same: the normal form of a run of inlines, as tvaers/document/blocks/normal.py makes it.

// Control characters, separators, and what neither XML nor UTF-8 can hold. For a regular expression with the flag u.
export const UNPRINTABLE = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff";
// What the server's language counts as white space: not quite the same as this one's.
export const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const WHITE_SPACE = new RegExp(`[ ${UNPRINTABLE}]+`, "gu");
const FIRST = new RegExp(`^${SPACE}+`);
const LAST = new RegExp(`${SPACE}+$`);
const WRAPPERS = ["strong", "emphasis", "link"];

const tidy = (text) => text.replace(WHITE_SPACE, " ");
const words = (text) => ({ kind: "text", text });
const isWrapper = (inline) => WRAPPERS.includes(inline.kind);

export const withoutEnd = (text) => text.replace(LAST, "");
const withoutStart = (text) => text.replace(FIRST, "");

// The normal form of the inlines of a heading or cell, which hold no line breaks.
export function normalLine(inlines) {
  return normal(unbroken(inlines));
}

// The normal form of the inlines of a paragraph.
export function normal(inlines) {
  return trimmed(merged(lifted(inlines, [])));
}

function unbroken(inlines) {
  return inlines.map((inline) => {
    if (inline.kind === "break") return words(" ");
    return isWrapper(inline) ? { ...inline, children: unbroken(inline.children) } : inline;
  });
}

// The inlines without empty or doubled wrappers, with white space and line breaks at their edges moved out.
function lifted(inlines, around) {
  return inlines.flatMap((inline) => {
    if (inline.kind === "break") return [inline];
    if (!isWrapper(inline)) return inline.text ? [{ ...inline, text: tidy(inline.text) }] : [];
    return around.includes(inline.kind) ? lifted(inline.children, around) : wrapped(inline, around);
  });
}

function wrapped(inline, around) {
  let children = merged(lifted(inline.children, [...around, inline.kind]));
  const before = [];
  const after = [];
  let edge;
  while (children.length && (edge = edgeOf(children[0], true))) {
    before.push(edge);
    children = less(children, edge, true);
  }
  while (children.length && (edge = edgeOf(children[children.length - 1], false))) {
    after.unshift(edge);
    children = less(children, edge, false);
  }
  if (inline.kind === "link" && !children.length) children = [words(inline.target)];
  return [...before, ...(children.length ? [{ ...inline, children: trimmed(children) }] : []), ...after];
}

// The line break or white space that stands first or last in an inline, if any.
function edgeOf(inline, first) {
  if (inline.kind === "break") return inline;
  if (inline.kind !== "text") return null;
  const space = inline.text.match(first ? FIRST : LAST);
  return space ? words(space[0]) : null;
}

// The children without the edge, which is the beginning of the first or the end of the last of them.
function less(children, edge, first) {
  const place = first ? 0 : children.length - 1;
  const whole = children[place];
  if (whole.kind !== "text" || whole.text === edge.text) return children.filter((_, position) => position !== place);
  const kept = first ? whole.text.slice(edge.text.length) : whole.text.slice(0, -edge.text.length);
  return children.map((child, position) => (position === place ? words(kept) : child));
}

// The inlines with neighbours of one kind made one.
function merged(inlines) {
  const found = [];
  for (const inline of inlines) {
    const last = found[found.length - 1];
    if (last?.kind === "text" && inline.kind === "text") {
      found[found.length - 1] = words(tidy(last.text + inline.text));
    } else if (last?.kind === inline.kind && ["strong", "emphasis"].includes(inline.kind)) {
      found[found.length - 1] = { ...last, children: merged([...last.children, ...inline.children]) };
    } else {
      found.push(inline);
    }
  }
  return found;
}

// The inlines without white space and line breaks at the ends, and without white space beside a line break.
function trimmed(inlines) {
  let kept = inlines;
  for (const first of [true, false]) {
    let edge;
    while (kept.length && (edge = edgeOf(kept[first ? 0 : kept.length - 1], first))) kept = less(kept, edge, first);
  }
  return kept.flatMap((inline, position) => {
    if (inline.kind !== "text") return [inline];
    let { text } = inline;
    if (kept[position - 1]?.kind === "break") text = withoutStart(text);
    if (kept[position + 1]?.kind === "break") text = withoutEnd(text);
    return text ? [words(text)] : [];
  });
}
