// The notice that there is a new version. The page is loaded anew when the reader says so, and never by itself.

let wasTold = false;

const tellOfNewVersion = () => {
  if (wasTold) return;
  wasTold = true;
  const said = spoken();
  const load = button(words().load, () => location.reload());
  const dismiss = button(words().dismiss, () => notice.remove());
  dismiss.classList.add("quiet");
  const notice = made("aside", { className: "new-version", lang: spokenLanguage() }, said, load, dismiss);
  notice.setAttribute("aria-label", words().version);
  document.body.append(notice);
  // What comes to stand in a place that is there already is spoken.
  requestAnimationFrame(() => { said.textContent = words().updated; });
};
