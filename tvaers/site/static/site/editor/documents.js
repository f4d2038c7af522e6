// The block tree as the editor's document, and back.
//
// A line of words that nobody touched goes back as the very inlines it came from: the editor's marks lie side by side
// and do not remember which of two stood outermost.
import { normal, normalLine } from "./normal.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const cameFrom = new WeakMap();
const FOLLOWED_BY_NOTHING = ["table", "code_block", "rule", "quote"];

// The document of a text's blocks. Where one can only go on writing below, there is a line to do so.
export function documentOf(blocks) {
  const made = blocks.map(nodeOf);
  const last = blocks[blocks.length - 1];
  if (!last || FOLLOWED_BY_NOTHING.includes(last.kind)) made.push(nodes.paragraph.create());
  return nodes.doc.create(null, made);
}

function nodeOf(block) {
  switch (block.kind) {
    case "heading": return line(nodes.heading, { level: block.level }, block.children);
    case "bullets": return nodes.bullet_list.create(null, block.items.map(itemOf));
    case "numbers":
      return nodes.ordered_list.create({ order: block.start, delimiter: block.delimiter }, block.items.map(itemOf));
    case "quote": return nodes.blockquote.create(null, block.children.map(nodeOf));
    case "table": return tableOf(block);
    case "code_block": return nodes.code_block.create(null, block.text ? schema.text(block.text) : null);
    case "rule": return nodes.rule.create();
    default: return line(nodes.paragraph, null, block.children);
  }
}

const itemOf = (item) => nodes.list_item.create(null, item.length ? item.map(nodeOf) : nodes.paragraph.create());

function tableOf({ header, rows, alignments }) {
  const row = (cells, type) => nodes.table_row.create(null, cells.map((cell, column) =>
    type.create({ align: alignments[column] }, line(nodes.cell_text, null, cell))));
  return nodes.table.create(null, [
    row(header, nodes.table_header),
    ...rows.map((cells) => row(cells, nodes.table_cell)),
  ]);
}

function line(type, attributes, inlines) {
  const made = type.create(attributes, inlines.flatMap((inline) => pieces(inline, [])));
  cameFrom.set(made, inlines);
  return made;
}

function pieces(inline, around) {
  switch (inline.kind) {
    case "text": return [schema.text(inline.text, around)];
    case "code": return [schema.text(inline.text, marks.code.create().addToSet(around))];
    case "break": return [nodes.hard_break.create(null, null, around)];
    case "link": return inside(inline, marks.link.create({ href: inline.target }), around);
    default: return inside(inline, marks[inline.kind].create(), around);
  }
}

const inside = (inline, mark, around) =>
  inline.children.flatMap((child) => pieces(child, mark.addToSet(around)));

// The blocks of a document; what is empty is left out.
export function blocksIn(node) {
  return joined(node.children.map(blockIn).filter(Boolean));
}

function blockIn(node) {
  switch (node.type.name) {
    case "paragraph": return filled({ kind: "paragraph", children: inlinesIn(node, normal) });
    case "heading":
      return filled({ kind: "heading", level: node.attrs.level, children: inlinesIn(node, normalLine) });
    case "bullet_list": return { kind: "bullets", items: node.children.map(blocksIn) };
    case "ordered_list": return {
      kind: "numbers",
      items: node.children.map(blocksIn),
      start: node.attrs.order,
      delimiter: node.attrs.delimiter,
    };
    case "blockquote": return filled({ kind: "quote", children: blocksIn(node) });
    case "code_block": return { kind: "code_block", text: node.textContent };
    case "table": return tableIn(node);
    default: return { kind: "rule" };
  }
}

const filled = (made) => (made.children.length ? made : null);

function tableIn(node) {
  const [header, ...rows] = node.children.map((row) =>
    row.children.map((cell) => inlinesIn(cell.firstChild, normalLine)));
  return { kind: "table", header, rows, alignments: node.firstChild.children.map((cell) => cell.attrs.align) };
}

// Two numbered lists without anything between them are read as one.
function joined(blocks) {
  const found = [];
  for (const block of blocks) {
    const last = found[found.length - 1];
    if (block.kind === "numbers" && last?.kind === "numbers" && last.delimiter === block.delimiter) {
      found[found.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else {
      found.push(block);
    }
  }
  return found;
}

function inlinesIn(node, inForm) {
  return cameFrom.get(node) ?? inForm(wrappedByMarks(node.children.map((child) => ({
    inline: child.isText ? { kind: "text", text: child.text } : { kind: "break" },
    marks: child.marks,
  }))));
}

// Pieces with their marks as inlines within each other: the mark that reaches furthest stands outermost.
function wrappedByMarks(run) {
  const found = [];
  for (let place = 0; place < run.length;) {
    const { inline, marks: worn } = run[place];
    const outer = worn.filter((mark) => mark.type !== marks.code);
    if (!outer.length) {
      found.push(worn.length && inline.kind === "text" ? { kind: "code", text: inline.text } : inline);
      place += 1;
      continue;
    }
    const reaches = outer.map((mark) => reach(run, place, mark));
    const furthest = Math.max(...reaches);
    const mark = outer[reaches.indexOf(furthest)];
    const covered = run.slice(place, place + furthest);
    found.push(wrapper(mark, wrappedByMarks(covered.map((piece) => without(piece, mark)))));
    place += furthest;
  }
  return found;
}

const without = (piece, mark) => ({ ...piece, marks: mark.removeFromSet(piece.marks) });

function reach(run, from, mark) {
  let end = from;
  while (end < run.length && mark.isInSet(run[end].marks)) end += 1;
  return end - from;
}

function wrapper(mark, children) {
  return mark.type === marks.link
    ? { kind: "link", target: mark.attrs.href, children }
    : { kind: mark.type.name, children };
}
