//! Tables: a wide one scrolls by itself, the page does not.

use super::builder::{Builder, Place};
use super::dom::{append, find, is_blank, set, text};
use web_sys::{HtmlElement, Node};

impl Builder<'_> {
    /// A table in a region that can be scrolled, also by readers without a pointer.
    pub(super) fn table(&mut self, source: &HtmlElement, place: Place, into: &Node) {
        let Some(table) = self.start(source, "table") else { return };
        self.children(Place { table: true, ..place }, &table);
        if find(&table, "td,th").is_none() {
            return;
        }
        if place.table {
            return append(into, &table);
        }
        let Some(scroll) = self.create("div") else { return };
        let caption = find(&table, "caption").map(|caption| text(&caption)).unwrap_or_default();
        let label = if is_blank(&caption) { &self.labels.table } else { caption.trim() };
        for (name, value) in [("class", "table-scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", label)] {
            set(&scroll, name, value);
        }
        append(&scroll, &table);
        append(into, &scroll);
    }
}

/// The elements that only stand in a table.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "colgroup" | "col" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
}
