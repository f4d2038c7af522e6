// The block tree as CommonMark with GFM tables, in the normal form of tvaers/document/blocks/markdown.py.
import { SPACE, withoutEnd } from "./normal.js";

const BULLETS = ["-", "*", "+"];
const LAST_LIST_NUMBER = 999_999_999;
const ENTITY_LIKE = /&(?=#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]*;)/g;
const ALWAYS_MARKUP = /[\\`*<[\]]/g;
const UNDERSCORE_AT_WORD_EDGE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const LINE_START_MARKUP = new RegExp(
  `^(#{1,6}(?=${SPACE}|$)|>|[-+](?=${SPACE}|$)|=+${SPACE}*$|~~~|[-:|](?:[-:|]|${SPACE})*$)`,
);
const LIST_NUMBER = new RegExp(`^(\\p{Nd}{1,9})([.)])(?=${SPACE}|$)`, "u");
const AUTOLINK = /^[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*$/;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9]+)*$/;
const ALIGNED = { left: ":---", right: "---:", center: ":---:" };
const MARKS = { strong: "**", emphasis: "_" };

// The blocks in normal form, without a last line feed; an empty string for no blocks.
export function markdownOf(blocks) {
  return blockTexts(blocks, null).join("\n\n");
}

// Each block as text. `sharedBullet` is the list mark that already stands on the first line, if any.
function blockTexts(blocks, sharedBullet) {
  let lastBullet = null;
  return blocks.map((block, position) => {
    if (block.kind !== "bullets") {
      lastBullet = null;
      return blockText(block);
    }
    // Neighbouring lists with one mark would be one list, and "- - -" would be a rule.
    const taken = [lastBullet, position === 0 ? sharedBullet : null];
    lastBullet = BULLETS.find((bullet) => !taken.includes(bullet));
    return listText(block, () => lastBullet);
  });
}

function blockText(block) {
  switch (block.kind) {
    case "heading": return `${"#".repeat(block.level)} ${headingText(block.children)}`;
    case "numbers": return listText(block, (place) => numberMark(block, place));
    case "quote": return indented(markdownOf(block.children), "> ", "> ");
    case "table": return tableText(block);
    case "code_block": return codeBlockText(block.text);
    case "rule": return "___";
    default: return inlineMarkup(block.children).split("\n").map(guarded).join("\n");
  }
}

const numberMark = (list, place) => `${Math.min(list.start + place, LAST_LIST_NUMBER)}${list.delimiter}`;
const isList = (block) => block?.kind === "bullets" || block?.kind === "numbers";

function listText(list, markAt) {
  const separator = list.items.every(isCompact) ? "\n" : "\n\n";
  return list.items.map((item, place) => itemText(item, markAt(place))).join(separator);
}

// Whether an item reads well without blank lines: one paragraph, perhaps with a list under it.
function isCompact(item) {
  const [first, second] = item;
  if (item.length < 2) return !first || first.kind === "paragraph" || isList(first);
  if (item.length > 2 || first.kind !== "paragraph" || !isList(second)) return false;
  return (second.kind === "bullets" || second.start === 1) && second.items[0].length > 0 && second.items.every(isCompact);
}

function itemText(item, mark) {
  const texts = blockTexts(item, BULLETS.includes(mark) ? mark : null);
  return indented(texts.join(isCompact(item) ? "\n" : "\n\n"), `${mark} `, " ".repeat(mark.length + 1));
}

function indented(text, first, rest) {
  return text.split("\n").map((line, place) => withoutEnd((place ? rest : first) + line)).join("\n");
}

function tableText(table) {
  const [header, ...rows] = [table.header, ...table.rows].map(rowText);
  const rule = `| ${table.alignments.map((alignment) => ALIGNED[alignment] ?? "---").join(" | ")} |`;
  return [header, rule, ...rows].join("\n");
}

const rowText = (row) => `| ${row.map((cell) => inlineMarkup(cell).replaceAll("|", "\\|")).join(" | ")} |`;

function codeBlockText(text) {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

const longestRun = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

// A run of # at the end of a heading would be taken for its closing marks.
const headingText = (children) => inlineMarkup(children).replace(/#(?=#*$)/g, "\\#");

// The line with the characters escaped that would make it another block than a paragraph.
function guarded(line) {
  const number = line.match(LIST_NUMBER);
  if (number) return `${number[1]}\\${line.slice(number[1].length)}`;
  return LINE_START_MARKUP.test(line) ? `\\${line}` : line;
}

function inlineMarkup(inlines) {
  const pieces = inlines.map(piece);
  inlines.forEach((inline, position) => {
    if (inline.kind in MARKS) guardNeighbours(pieces, inline.kind, position);
  });
  return pieces.join("");
}

// Letters beside emphasis are written as character references where its marks would not count beside letters.
function guardNeighbours(pieces, kind, position) {
  const mark = MARKS[kind].length;
  const inside = [...pieces[position].slice(mark, -mark)];
  const before = [...(pieces[position - 1] ?? "")];
  const after = [...(pieces[position + 1] ?? "")];
  const always = kind === "emphasis";
  if (countsAsLetter(before.at(-1)) && (always || countsAsMark(inside[0]))) {
    pieces[position - 1] = before.slice(0, -1).join("") + reference(before.at(-1));
  }
  if (countsAsLetter(after[0]) && (always || countsAsMark(inside.at(-1)))) {
    pieces[position + 1] = reference(after[0]) + after.slice(1).join("");
  }
}

const isAlphanumeric = (character) => /[\p{L}\p{N}]/u.test(character);
const isSpace = (character) => new RegExp(SPACE).test(character);
const isAscii = (character) => character.codePointAt(0) < 128;
const countsAsMark = (character) => !isAlphanumeric(character);
const reference = (character) => `&#${character.codePointAt(0)};`;

function countsAsLetter(character) {
  return Boolean(character) && !isSpace(character) && (!isAscii(character) || isAlphanumeric(character));
}

function piece(inline) {
  switch (inline.kind) {
    case "code": return codeSpan(inline.text);
    case "break": return "\\\n";
    case "strong":
    case "emphasis": return MARKS[inline.kind] + inlineMarkup(inline.children) + MARKS[inline.kind];
    case "link": return link(inline);
    default: return escaped(inline.text);
  }
}

function escaped(text) {
  return text.replace(ALWAYS_MARKUP, "\\$&").replace(UNDERSCORE_AT_WORD_EDGE, "\\_").replace(ENTITY_LIKE, "\\&");
}

function codeSpan(text) {
  const fence = "`".repeat(longestRun(text) + 1);
  const isPadded = /[^ ]/.test(text) && (/^ .*? $/.test(text) || text.startsWith("`") || text.endsWith("`"));
  return isPadded ? `${fence} ${text} ${fence}` : fence + text + fence;
}

function link({ target, children }) {
  const words = children.length === 1 && children[0].kind === "text" ? children[0].text : null;
  if (words === target && AUTOLINK.test(target)) return `<${target}>`;
  const address = target.replace(/^mailto:/, "");
  if (address !== target && words === address && EMAIL.test(address)) return `<${address}>`;
  return `[${inlineMarkup(children)}](${destination(target)})`;
}

const destination = (target) => target.replace(/[\\()<>]/g, "\\$&").replace(ENTITY_LIKE, "\\&");
