// CommonMark with GFM tables to the block tree, as the server's tvaers/document/blocks/parsing.py makes it.
//
// Blocks: paragraph, heading (level), bullets (items), numbers (items, start, delimiter), table (header, rows,
// alignments), quote, code_block (text), rule. Inlines: text, code, break, strong, emphasis, link (target).
import { MarkdownIt } from "../../editor/prosemirror.js";
import { UNPRINTABLE, normal, normalLine } from "./normal.js";

const ALLOWED_TARGET = new RegExp(`^(https?://|mailto:)[^\\s${UNPRINTABLE}]+$`, "iu");
const LINE_END = /\r\n?|[\u2028\u2029\x85]/g;
const CONTROL = new RegExp(`(?!\\n)[${UNPRINTABLE}]`, "gu");
const TAB_WIDTH = 4;

export const isAllowedTarget = (target) => ALLOWED_TARGET.test(target);

const parser = new MarkdownIt("commonmark", { html: false }).enable("table").disable(["image", "reference"]);
parser.validateLink = isAllowedTarget;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (text) => text;

// The blocks of a text; every string has some, and none fails.
export function blocksOf(text) {
  const lines = text.replace(LINE_END, "\n").split("\n").map(withoutTabs).join("\n");
  return blocks(nested(parser.parse(lines.replace(CONTROL, " "), {})));
}

function withoutTabs(line) {
  let written = "";
  for (const part of line.split(/(\t)/)) {
    written += part === "\t" ? " ".repeat(TAB_WIDTH - ([...written].length % TAB_WIDTH)) : part;
  }
  return written;
}

// The parser's flat run of tokens as a tree of { token, children }.
function nested(tokens) {
  const root = { token: null, children: [] };
  const open = [root];
  for (const token of tokens) {
    const here = open[open.length - 1];
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const node = { token, children: token.children ? nested(token.children).children : [] };
    here.children.push(node);
    if (token.nesting > 0) open.push(node);
  }
  return root;
}

function blocks(node) {
  return node.children.map(block).filter(Boolean);
}

function block(node) {
  const { token } = node;
  switch (token.type) {
    case "paragraph_open": return filled({ kind: "paragraph", children: normal(inlines(node)) });
    case "heading_open":
      return filled({ kind: "heading", level: Number(token.tag.slice(1)), children: normalLine(inlines(node)) });
    case "bullet_list_open": return { kind: "bullets", items: node.children.map(blocks) };
    case "ordered_list_open": return {
      kind: "numbers",
      items: node.children.map(blocks),
      start: Number(token.attrGet("start") ?? 1),
      delimiter: token.markup,
    };
    case "blockquote_open": return filled({ kind: "quote", children: blocks(node) });
    case "fence":
    case "code_block": return { kind: "code_block", text: codeLines(token.content) };
    case "hr": return { kind: "rule" };
    case "table_open": return table(node);
    default: return null;
  }
}

const filled = (made) => (made.children.length ? made : null);
const codeLines = (text) => text.replace(/\n$/, "").split("\n").map((line) => line.trimEnd()).join("\n");

function table(node) {
  const rows = node.children.flatMap((part) => part.children);
  const [header, ...rest] = rows.map((row) => row.children.map((cell) => normalLine(inlines(cell))));
  const alignments = rows[0].children.map((cell) => (cell.token.attrGet("style") ?? "").slice("text-align:".length));
  return { kind: "table", header, rows: rest, alignments: alignments.map((alignment) => alignment || null) };
}

function inlines(node) {
  return node.children.flatMap((child) => (child.token.type === "inline" ? inlines(child) : [inline(child)]));
}

function inline(node) {
  const { token } = node;
  switch (token.type) {
    case "strong_open": return { kind: "strong", children: inlines(node) };
    case "em_open": return { kind: "emphasis", children: inlines(node) };
    case "link_open": return { kind: "link", target: token.attrGet("href"), children: inlines(node) };
    case "code_inline": return { kind: "code", text: token.content };
    case "hardbreak": return { kind: "break" };
    case "softbreak": return { kind: "text", text: " " };
    default: return { kind: "text", text: token.content };
  }
}
