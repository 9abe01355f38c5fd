// What stands on the page of saved stories: whether the newspaper is kept on the device, how much of it, and today's issue.
// The app puts an empty element there (`src/pages/saved.rs`).

class Panel extends HTMLElement {
  connectedCallback() {
    const { title, about, keep, save, cancel, remove } = words();
    this.lang = spokenLanguage();
    this.keepBox = made("input", { type: "checkbox", checked: !isOff(), onchange: () => this.turn() });
    this.saved = made("p");
    this.bar = made("progress");
    this.bar.setAttribute("aria-label", save);
    this.way = made("p");
    this.said = spoken();
    this.saveButton = button(save, saveIssue);
    this.cancelButton = button(cancel, () => issue.errand?.abort());
    this.removeButton = button(remove, removeIssue);
    for (const quiet of [this.cancelButton, this.removeButton]) quiet.classList.add("quiet");
    this.used = made("p", { className: "used" });
    const buttons = made("div", { className: "buttons" }, this.saveButton, this.cancelButton, this.removeButton);
    // Shown when it is known what there is.
    this.controls = made("div", { hidden: true }, this.saved, this.way, this.bar, buttons);
    const turn = made("label", {}, this.keepBox, keep);
    this.replaceChildren(made("h2", {}, title), made("p", {}, about), this.controls, this.said, turn, this.used);
    this.draw = () => this.show();
    issue.addEventListener("change", this.draw);
    this.show();
  }

  disconnectedCallback() {
    issue.removeEventListener("change", this.draw);
  }

  /** The reader wants the newspaper kept, or not. */
  async turn() {
    const off = !this.keepBox.checked;
    setOff(off);
    await (off ? leave() : begin());
    tell({ said: "" });
  }

  /** Shows what is so now. */
  async show() {
    const call = (this.calls = (this.calls ?? 0) + 1);
    const [saved, usage] = await Promise.all([savedIssue(), used()]);
    // What has changed meanwhile is shown by who has changed it.
    if (call !== this.calls) return;
    const { errand, done, all, bytes, said } = issue;
    const { progress, saved: told, save, saveAgain, used: takes } = words();
    const focused = document.activeElement;
    this.controls.hidden = isOff();
    this.bar.hidden = this.cancelButton.hidden = !errand;
    this.way.hidden = !errand || !all;
    this.saveButton.hidden = Boolean(errand);
    this.removeButton.hidden = this.saved.hidden = Boolean(errand) || !saved;
    this.saveButton.textContent = saved ? saveAgain : save;
    if (saved) this.saved.textContent = told(saved.stories, sized(saved.bytes), moment(saved.when));
    // Not known yet how many there are: a bar without an end.
    if (all) Object.assign(this.bar, { max: all, value: done });
    else this.bar.removeAttribute("value");
    this.way.textContent = progress(done, all, sized(bytes));
    if (this.said.textContent !== said) this.said.textContent = said;
    this.used.textContent = usage === undefined ? "" : takes(sized(usage));
    // A button that is not there any more gives the focus to the one in its place.
    if (this.contains(focused) && focused.closest("[hidden]")) (errand ? this.cancelButton : this.saveButton).focus();
  }
}
