// Elements, as the parts of the page put them together here.

/** An element with what stands in it. */
const made = (tag, properties = {}, ...within) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...within);
  return element;
};

/** A button that does something. */
const button = (label, onclick) => made("button", { className: "button", type: "button", onclick }, label);

/** A paragraph whose words are spoken when they change. */
const spoken = () => {
  const paragraph = made("p");
  paragraph.setAttribute("role", "status");
  return paragraph;
};
