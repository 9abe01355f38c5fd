// What is kept on the device, and whether anything is.

/** The folder of the newspaper. All caches have its address before their names: another paper may stand on the same host. */
const folder = new URL("./", document.baseURI).href;

/** Those of the worker (`service-worker.js`), and the issue that the reader has saved. */
const CACHES = ["code", "pages", "documents", "pictures", "issue"];

const open = (name) => caches.open(folder + name);
const forget = (...names) => Promise.all(names.map((name) => caches.delete(folder + name)));

/** How many bytes are kept, as far as the browser tells. */
const used = async () => (await navigator.storage?.estimate?.())?.usage;

/** The note of a reader who wants nothing kept. */
const NOTE = "iman.offline";

const isOff = () => {
  try {
    return localStorage.getItem(NOTE) === "off";
  } catch {
    return false;
  }
};

const setOff = (off) => {
  try {
    if (off) localStorage.setItem(NOTE, "off");
    else localStorage.removeItem(NOTE);
  } catch {
    // A browser that keeps no notes keeps no newspaper either, or forgets both.
  }
};

/** The worker's registration for this folder: one of a folder above is another paper's. */
const registered = async () => {
  const registration = await navigator.serviceWorker.getRegistration(folder);
  return registration?.scope === folder ? registration : undefined;
};

/** Takes the worker, and all that was kept, from the device. */
const leave = async () => {
  issue.errand?.abort();
  await (await registered())?.unregister();
  await forget(...CACHES);
};
