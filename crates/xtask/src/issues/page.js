// Fits every story into its place: larger type for one that is short, an end at a whole sentence for
// one that is long. Runs before Chromium prints.
"use strict";

const LARGEST = 1.16;
const STEP = 0.01;
const KEPT = new Set(["P", "H2", "H3", "UL", "OL", "BLOCKQUOTE"]);

/** Text, headings, lists and quotes; what a narrow column cannot hold is left to the screen. */
function blocksOf(template) {
  const blocks = [];
  for (const element of template.content.children) {
    if (element.tagName === "HR") break; // notes follow
    if (!KEPT.has(element.tagName) || element.querySelector("img, iframe")) continue;
    element.querySelectorAll("sup").forEach((mark) => mark.remove());
    if (/^H\d$/.test(element.tagName)) {
      const heading = document.createElement("h3");
      heading.textContent = element.textContent;
      blocks.push(heading);
    } else {
      blocks.push(element);
    }
  }
  return blocks;
}

/** Soft hyphens by the rules of Russian syllables: Chromium brings no dictionary of its own. */
function hyphenate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    node.data = node.data.replace(/[а-яё]{6,}/gi, (word) => {
      const v = "[аеёиоуыэюя]";
      const c = "[бвгджзклмнпрстфхцчшщ]";
      const x = "[йьъ]";
      const rules = [
        `(${x})([а-яё]{2})`,
        `(${v}${c})(${c}${c}${v})`,
        `(${v}${c})(${c}${v})`,
        `(${v}${c}${c})(${c}${c}${v})`,
        `(${c}${v})(${c}${v})`,
        `(${v})(${v}[а-яё])`,
      ];
      let parts = word;
      for (const rule of rules) {
        // Twice, because matches share letters.
        for (let round = 0; round < 2; round += 1) {
          parts = parts.replace(new RegExp(rule, "gi"), "$1\u00ad$2");
        }
      }
      // No single letters at either end.
      return parts.replace(/^(.)\u00ad/, "$1").replace(/\u00ad(.[йьъ]?)$/, "$1");
    });
    return;
  }
  node.childNodes.forEach(hyphenate);
}

const fits = (box) => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight;

function fill(article) {
  const box = article.querySelector(".text");
  const blocks = blocksOf(article.querySelector("template"));
  blocks.filter((block) => block.tagName !== "H3").forEach(hyphenate);
  box.replaceChildren(...blocks);
  for (let scale = LARGEST; scale >= 1; scale -= STEP) {
    box.style.fontSize = `${scale}em`;
    if (fits(box)) return;
  }
  box.style.fontSize = "1em";
  box.replaceChildren();
  for (const block of blocks) {
    box.append(block);
    if (!fits(box)) break;
  }
  shorten(box);
}

/** Takes sentences, entries and blocks from the end until the rest fits with the line that says so. */
function shorten(box) {
  const more = document.createElement("p");
  more.className = "more";
  more.textContent = document.body.dataset.more;
  while (box.lastElementChild) {
    const last = box.lastElementChild;
    if (last.tagName === "P" && shortenText(box, last, more)) return;
    if (/^[UO]L$/.test(last.tagName) && shortenList(box, last, more)) return;
    more.remove();
    last.remove();
  }
}

function shortenText(box, paragraph, more) {
  const sentences = paragraph.textContent.split(/(?<=[.!?…]»?) +(?=[А-ЯЁA-Z«—\d])/);
  paragraph.after(more);
  for (let rest = sentences.length; rest > 0; rest -= 1) {
    // Untouched, it keeps its emphasis.
    if (rest < sentences.length) paragraph.textContent = sentences.slice(0, rest).join(" ");
    const whole = !/[:;]$/.test(sentences[rest - 1].trim());
    if (whole && fits(box)) return true;
  }
  return false;
}

function shortenList(box, list, more) {
  list.after(more);
  // One entry alone is no list.
  for (; list.children.length > 1; list.lastElementChild.remove()) {
    if (fits(box)) return true;
  }
  return false;
}

document.querySelectorAll("article").forEach(fill);
