//! Where this page stands: front page / 2023 / December / 28 / headline, each a link.

use super::element::{Element, element, in_language, link};
use crate::i18n::{self, words};
use crate::route::Route;
use newsfeed::date::{Date, Period};

/// One step of the way: its words and where it leads; the last one leads nowhere, it is here.
#[derive(Clone, Debug)]
pub struct Crumb {
    label: String,
    language: Option<String>,
    route: Option<Route>,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn to(label: impl Into<String>, route: Route) -> Self {
        Self { label: label.into(), language: None, route: Some(route) }
    }

    /// The page that is shown.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), language: None, route: None }
    }

    /// In a language of its own (BCP 47), if it has one.
    pub fn in_language(self, language: Option<String>) -> Self {
        Self { language, ..self }
    }

    /// The year, the month and the day of a date.
    pub fn of_date(date: Date) -> Vec<Self> {
        let Date { year, month, day } = date;
        vec![
            Self::to(year.to_string(), Route::period(Period::Year(year))),
            Self::to(i18n::month_name(words(), month), Route::period(Period::Month(year, month))),
            Self::to(day.to_string(), Route::period(Period::Day(date))),
        ]
    }

    /// The periods that hold a period, and the period itself as the page that is shown.
    pub fn of_period(period: Period) -> Vec<Self> {
        let words = words();
        let label = |period: Period| match period {
            Period::Year(year) => year.to_string(),
            Period::Month(_, month) => i18n::month_name(words, month),
            Period::Day(date) => date.day.to_string(),
        };
        let mut crumbs = vec![Self::here(label(period))];
        let mut parent = period.parent();
        while let Some(period) = parent {
            crumbs.insert(0, Self::to(label(period), Route::period(period)));
            parent = period.parent();
        }
        crumbs
    }
}

/// The way from the front page to here.
pub fn breadcrumbs(steps: Vec<Crumb>) -> Element {
    let words = words();
    let steps = std::iter::once(Crumb::to(words.front_page, Route::Front)).chain(steps).map(|crumb| {
        element("li", "").add(match crumb.route {
            Some(route) => link(&route, "").add(crumb.label),
            None => {
                let here = element("span", "").set("aria-current", "page");
                in_language(here, crumb.language.as_ref()).add(crumb.label)
            }
        })
    });
    element("nav", "breadcrumbs")
        .set("aria-label", words.breadcrumbs)
        .add(element("ol", "").add(steps.collect::<Vec<_>>()))
}
