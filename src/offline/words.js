// What the parts of reading offline say, in the languages of the interface.

const RUSSIAN = {
  title: "Чтение без сети",
  about: "Статьи, которые вы открывали, остаются на этом устройстве и читаются без подключения.",
  keep: "Хранить прочитанное на этом устройстве",
  used: (size) => `Газета занимает на устройстве ${size}.`,
  save: "Сохранить свежий выпуск",
  saveAgain: "Сохранить заново",
  cancel: "Отменить",
  remove: "Удалить",
  progress: (done, all, size) => `Сохранено ${done} из ${all}, ${size}`,
  saved: (stories, size, when) => `Свежий выпуск сохранён ${when}: материалов — ${stories}, ${size}.`,
  missed: (count) => `Не удалось сохранить материалов — ${count}: попробуйте ещё раз.`,
  failed: "Не удалось сохранить выпуск. Проверьте подключение и попробуйте ещё раз.",
  cancelled: "Сохранение отменено.",
  removed: "Сохранённый выпуск удалён.",
  version: "Новая версия",
  updated: "Вышло обновление газеты.",
  load: "Обновить",
  dismiss: "Не сейчас",
};

const ENGLISH = {
  title: "Reading offline",
  about: "Articles that you have opened stay on this device and can be read without a connection.",
  keep: "Keep what I read on this device",
  used: (size) => `The newspaper takes up ${size} on this device.`,
  save: "Save today’s issue",
  saveAgain: "Save it again",
  cancel: "Cancel",
  remove: "Delete",
  progress: (done, all, size) => `Saved ${done} of ${all}, ${size}`,
  saved: (stories, size, when) => `Today’s issue was saved ${when}: ${stories} stories, ${size}.`,
  missed: (count) => `Stories that could not be saved: ${count}. Please try again.`,
  failed: "The issue could not be saved. Check the connection and try again.",
  cancelled: "Saving was cancelled.",
  removed: "The saved issue was deleted.",
  version: "New version",
  updated: "There is a new version of the newspaper.",
  load: "Load it",
  dismiss: "Not now",
};

/** The language of the page (BCP 47). */
const language = () => document.documentElement.lang || "en";
const isRussian = () => /^ru\b/i.test(language());
const words = () => (isRussian() ? RUSSIAN : ENGLISH);
/** The language of the words, which a screen reader speaks them in. */
const spokenLanguage = () => (isRussian() ? "ru" : "en");

/** A size in bytes, in one line; what is small is not nothing. */
const sized = (bytes) => {
  const style = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 };
  return (Math.max(bytes, 1e5) / 1e6).toLocaleString(spokenLanguage(), style).replace(" ", "\u00a0");
};

/** A moment, in milliseconds since 1970. */
const moment = (time) => new Date(time).toLocaleString(spokenLanguage(), { dateStyle: "long", timeStyle: "short" });
