// What the buttons and keys of the editor do. A command answers whether it can be done, and does it when it is given
// `dispatch`, as ProseMirror's commands do.
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, autoJoin, chainCommands, deleteColumn, deleteRow,
  deleteTable, goToNextCell, isInTable, liftListItem, redo, selectedRect, Selection, setBlockType, sinkListItem,
  TableMap, TextSelection, toggleMark, undo, wrapInList,
} from "../../editor/prosemirror.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const LISTS = [nodes.bullet_list, nodes.ordered_list];

// The innermost node of one of the types around the beginning of the selection, with its depth; or null.
export function around(state, types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), depth, pos: $from.before(depth) };
  }
  return null;
}

export const isMarked = (state, mark) => {
  const { empty, $from, from, to } = state.selection;
  return Boolean(empty ? mark.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, mark));
};

// Makes the lines a list of the kind, a list of the other kind this one, and a list of this kind plain lines.
const toggleList = (type) => (state, dispatch, view) => {
  const found = around(state, LISTS);
  if (!found) return autoJoin(wrapInList(type), LISTS.map(({ name }) => name))(state, dispatch, view);
  if (found.node.type === type) return liftListItem(nodes.list_item)(state, dispatch, view);
  dispatch?.(state.tr.setNodeMarkup(found.pos, type));
  return true;
};

const toggleHeading = (state, dispatch, view) => {
  const isHeading = around(state, [nodes.heading]);
  return setBlockType(isHeading ? nodes.paragraph : nodes.heading)(state, dispatch, view);
};

const insertTable = (state, dispatch) => {
  if (isInTable(state) || around(state, [nodes.code_block])) return false;
  if (dispatch) dispatch(withTable(state).scrollIntoView());
  return true;
};

// A table of three columns and three rows after the line, or instead of it when it is empty; the cursor in its first cell.
function withTable(state) {
  const { $from } = state.selection;
  const row = (type) => nodes.table_row.create(null, [1, 2, 3].map(() => type.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const isInstead = $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
  const from = isInstead ? $from.before() : $from.after();
  const isLast = $from.after() === $from.end(-1);
  const { tr } = state;
  tr.replaceWith(from, $from.after(), isLast ? [table, nodes.paragraph.create()] : table);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
}

// To the first or last place of the text. The browser's own keys go nowhere from between two blocks.
const goTo = (place) => (state, dispatch) => {
  dispatch?.(state.tr.setSelection(place(state.doc)).scrollIntoView());
  return true;
};

// Enter goes down a row, and makes one below the last.
const goDown = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  const { bottom, left, map, tableStart } = selectedRect(state);
  if (bottom === map.height) return addRowAfter(state, dispatch) && (!dispatch || goDown(view.state, dispatch, view));
  const place = tableStart + map.map[bottom * map.width + left];
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(place + 1))).scrollIntoView());
  return true;
};

const goOn = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  return addRowAfter(state, dispatch) && (!dispatch || goToNextCell(1)(view.state, dispatch));
};

const goBack = (state, dispatch) => isInTable(state) && goToNextCell(-1)(state, dispatch);

const breakLine = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || around(state, [nodes.heading, nodes.cell_text])) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

// Takes a row or column away and leaves the cursor in the table; with the last of them the table goes.
const takeAway = (command) => (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { tableStart, top, left } = selectedRect(state);
  const stay = (tr) => dispatch(withCursorIn(tr, tableStart, top, left));
  return command(state, dispatch && stay) || deleteTable(state, dispatch);
};

function withCursorIn(tr, tableStart, top, left) {
  const map = TableMap.get(tr.doc.nodeAt(tableStart - 1));
  const cell = Math.min(top, map.height - 1) * map.width + Math.min(left, map.width - 1);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + map.map[cell] + 1)));
}

export const keys = {
  goBack,
  goDown,
  goToStart: goTo((doc) => Selection.atStart(doc)),
  goToEnd: goTo((doc) => Selection.atEnd(doc)),
  breakLine,
  forward: chainCommands(goOn, sinkListItem(nodes.list_item)),
  back: chainCommands(goBack, liftListItem(nodes.list_item)),
};

// By the name that stands on the button in the page.
export const commands = {
  strong: toggleMark(marks.strong),
  emphasis: toggleMark(marks.emphasis),
  bullets: toggleList(nodes.bullet_list),
  numbers: toggleList(nodes.ordered_list),
  outdent: liftListItem(nodes.list_item),
  indent: sinkListItem(nodes.list_item),
  heading: toggleHeading,
  table: insertTable,
  undo,
  redo,
  "row-before": addRowBefore,
  "row-after": addRowAfter,
  "row-delete": takeAway(deleteRow),
  "column-before": addColumnBefore,
  "column-after": addColumnAfter,
  "column-delete": takeAway(deleteColumn),
  "table-delete": deleteTable,
};

// Which of the buttons that can be on are on.
export const isOn = {
  strong: (state) => isMarked(state, marks.strong),
  emphasis: (state) => isMarked(state, marks.emphasis),
  bullets: (state) => around(state, LISTS)?.node.type === nodes.bullet_list,
  numbers: (state) => around(state, LISTS)?.node.type === nodes.ordered_list,
  heading: (state) => Boolean(around(state, [nodes.heading])),
  link: (state) => isMarked(state, marks.link),
};
