// What a text in the editor can hold: exactly what the block tree can, and nothing else.
import { Schema } from "../../editor/prosemirror.js";
import { isAllowedTarget } from "./reading.js";

// The page has the headings above these; a text's own begin at "###".
const shownLevel = (level) => Math.min(6, Math.max(2, level - 1));


const cellAttributes = {
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
  align: { default: null },
};
const cellOf = (tag) => (node) => {
  const { align } = node.attrs;
  const classes = align ? { class: `align-text-${align}`, "data-align": align } : {};
  return [tag, tag === "th" ? { scope: "col", ...classes } : classes, 0];
};
const cell = (tag, tableRole) => ({
  content: "cell_text",
  attrs: cellAttributes,
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: (element) => ({ align: element.getAttribute("data-align") }) }],
  toDOM: cellOf(tag),
});

const nodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    content: "text*",
    group: "block",
    attrs: { level: { default: 3 } },
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element) => ({ level: Number(element.getAttribute("data-level")) || 3 }),
    })),
    toDOM: (node) => [`h${shownLevel(node.attrs.level)}`, { "data-level": node.attrs.level }, 0],
  },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    content: "list_item+",
    group: "block",
    attrs: { order: { default: 1 }, delimiter: { default: "." } },
    parseDOM: [{
      tag: "ol",
      getAttrs: (element) => ({
        order: element.start,
        delimiter: element.classList.contains("numbers-with-parenthesis") ? ")" : ".",
      }),
    }],
    toDOM: ({ attrs }) => [
      "ol",
      { start: attrs.order, class: attrs.delimiter === ")" ? "numbers-with-parenthesis" : null },
      0,
    ],
  },
  list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  blockquote: {
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", 0]],
  },
  rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  table: {
    content: "table_row+",
    group: "block",
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", { class: "table" }, ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    parseDOM: [{ tag: "tr" }],
    toDOM: () => ["tr", 0],
  },
  table_cell: cell("td", "cell"),
  table_header: cell("th", "header_cell"),
  // A cell is one line: the text it is kept as has no line breaks in tables.
  cell_text: {
    content: "text*",
    parseDOM: [{ tag: "div.cell-text" }],
    toDOM: () => ["div", { class: "cell-text" }, 0],
  },
  text: { group: "inline" },
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
};

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{
      tag: "a[href]",
      getAttrs: (element) => {
        const href = element.getAttribute("href");
        return isAllowedTarget(href) ? { href } : false;
      },
    }],
    toDOM: ({ attrs }) => ["a", { href: attrs.href, title: attrs.href, tabindex: -1 }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  emphasis: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};

export const schema = new Schema({ nodes, marks });
