// Tables stay what the text can keep: the first row has the headings, and a column stands one way.
import { Decoration, DecorationSet, Plugin } from "../../editor/prosemirror.js";
import { schema } from "./schema.js";

const { nodes } = schema;

export const keepsTables = new Plugin({
  appendTransaction(transactions, _before, state) {
    if (!transactions.some((transaction) => transaction.docChanged)) return null;
    const { tr } = state;
    state.doc.descendants((node, pos) => {
      if (node.type === nodes.table) mendTable(tr, node, pos);
      return node.type !== nodes.table;
    });
    return tr.docChanged ? tr : null;
  },
  props: {
    // A heading without words heads nothing, and a screen reader must not be told that it does.
    decorations(state) {
      const found = [];
      state.doc.descendants((node, pos) => {
        if (node.type === nodes.table_header && !node.textContent.trim()) {
          found.push(Decoration.node(pos, pos + node.nodeSize, { role: "cell" }));
        }
      });
      return DecorationSet.create(state.doc, found);
    },
  },
});

function mendTable(tr, table, pos) {
  const alignments = table.firstChild.children.map((cell) => cell.attrs.align);
  table.forEach((row, offset, place) => {
    const type = place ? nodes.table_cell : nodes.table_header;
    let column = pos + 2 + offset;
    row.forEach((cell, _offset, index) => {
      const align = alignments[index] ?? null;
      if (cell.type !== type || cell.attrs.align !== align) {
        tr.setNodeMarkup(column, type, { ...cell.attrs, align });
      }
      column += cell.nodeSize;
    });
  });
}
