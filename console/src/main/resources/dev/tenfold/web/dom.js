// Elements are made, never spelled: no text of a user becomes markup.

/** An element with attributes (a function is a listener, true a bare attribute) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const byId = (id) => document.getElementById(id);

let made = 0;

/** A control with its label, in one block. */
export function field(label, control, hint) {
  control.id ||= `field-${++made}`;
  const note = hint ? element("small", { id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control, note);
}

/** A table: heads as texts (`>` before one aligns its column to the right), rows as lists of texts or elements. */
export function table(caption, heads, rows, attributes = {}) {
  const right = heads.map((head) => head.startsWith(">"));
  const cell = (value, i) =>
    i === 0
      ? element("th", { scope: "row" }, value)
      : element("td", right[i] ? { class: "number" } : {}, value);
  return element(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    element(
      "table",
      attributes,
      element("caption", {}, caption),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          heads.map((head, i) =>
            element("th", { scope: "col", class: right[i] ? "number" : null }, head.replace(/^>/, "")),
          ),
        ),
      ),
      element("tbody", {}, rows.map((row) => element("tr", {}, row.map(cell)))),
    ),
  );
}

export function button(label, act, kind = "") {
  return element("button", { type: "button", class: kind || null, click: act }, label);
}

/** Asks once before something that cannot be taken back; true if it may be done. */
export const sure = (question) => window.confirm(question);
