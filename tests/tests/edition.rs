//! The bundled edition, as far as tests name it: one page of each kind.

/// An article with a picture, a caption, two sections and four tags.
pub const ARTICLE: &str = "/2025/05/17/golosuem-za-obshchestvennye-prostranstva/";
/// A printed issue.
pub const ISSUE: &str = "/2025/05/05/33-34/";
/// A page that invites letters.
pub const CONTACT: &str = "/obratnaya-svyaz/";
/// A gallery of pictures.
pub const GALLERY: &str = "/2024/08/20/kak-pechatayut-nomer-v-risunkah/";
/// A table and footnotes.
pub const TABLE: &str = "/2024/11/15/kak-chitat-mestnyy-byudzhet/";
/// Code.
pub const CODE: &str = "/2025/12/08/kak-ustroena-lenta-json-feed/";
/// A video of another site.
pub const VIDEO: &str = "/2025/09/13/kak-risuyut-multfilm/";
/// A story in English.
pub const ENGLISH: &str = "/2025/07/08/a-visitors-guide-to-the-foothills/";
/// Stories with all that a story can be made of, besides the kinds.
pub const STORIES: [&str; 5] = [GALLERY, TABLE, CODE, VIDEO, ENGLISH];

/// A page that every newspaper has, by its address.
pub struct Kind {
    /// Where it is.
    pub path: &'static str,
    /// Its headline.
    pub headline: &'static str,
}

/// One page of each kind.
pub const KINDS: &[Kind] = &[
    Kind { path: "/", headline: "Главная" },
    Kind { path: "/category/sport/", headline: "Спорт" },
    Kind { path: "/category/dokumenty/obyavleniya/", headline: "Объявления" },
    Kind { path: "/tag/pchyoly/", headline: "Тема: пчёлы" },
    Kind { path: "/author/otdel-prirody/", headline: "Автор: Отдел природы" },
    Kind { path: "/2025/", headline: "2025" },
    Kind { path: "/2025/05/", headline: "Май 2025 г." },
    Kind { path: "/2025/05/17/", headline: "17 мая 2025 г." },
    Kind {
        path: ARTICLE, headline: "Свыше 600 тысяч жителей республики выбрали, что благоустроить"
    },
    Kind { path: CONTACT, headline: "Обратная связь" },
    Kind { path: ISSUE, headline: "Номер 33-34" },
    Kind { path: "/search/?q=пчела", headline: "Поиск" },
    Kind { path: "/saved/", headline: "Сохранённое" },
    Kind { path: "/net/takoy/stranitsy/", headline: "Страница не найдена" },
];
