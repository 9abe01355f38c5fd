//! Fetching a document, with everything that can go wrong named.

use gloo_net::Error;
use gloo_net::http::{Request, Response};
use js_sys::Promise;
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, FormData};

#[wasm_bindgen]
extern "C" {
    /// The answer to a request for this address that was made early (`start.js`): for the feed before the app was there, or
    /// by [`ask_early`]. It is given out once: who asks again wants a new one.
    #[wasm_bindgen(js_name = takeEarly)]
    fn take_early(address: &str) -> Option<Promise>;

    /// Asks for a document that will be wanted soon: who fetches it then takes the answer over, on its way or come.
    #[wasm_bindgen(js_name = askEarly)]
    pub fn ask_early(address: &str);
}

/// How long an errand may take, with all its tries: a slow network is served, a dead one is not waited for.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How often a document is asked for before the reader is told that it does not come.
const MOST_TRIES: u32 = 3;
/// How long a server is left alone after the first try, in milliseconds; twice as long after each further one.
const FIRST_REST: u32 = 500;
/// The longest rest that a server may ask for and get without the reader, in milliseconds. Asked for more, nothing is
/// tried before the reader says so.
const LONGEST_REST: u32 = 10_000;

/// Why a document did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser has no connection.
    Offline,
    /// It took too long.
    TimedOut,
    /// The request failed before a whole answer came: DNS, TLS, a cut connection, a host that forbids reading (CORS).
    Unreachable(String),
    /// The server answered with an error; and for how many seconds it asks to be left alone.
    Status(u16, u32),
    /// What came is not the kind of document asked for; holds what it says it is.
    WrongType(String),
}

impl Fault {
    /// Whether the same request may well succeed at another time.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Offline | Self::TimedOut | Self::Unreachable(_) => true,
            Self::Status(status, _) => *status == 429 || *status >= 500,
            Self::WrongType(_) => false,
        }
    }

    /// Whether there is nothing at the address. A static host may say so by its fallback, a page.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::Status(404 | 410, _) | Self::WrongType(_))
    }

    /// How long to leave the server alone after so many tries, in milliseconds; `None` where the next try is the
    /// reader's to make.
    pub fn rest(&self, tries: u32) -> Option<u32> {
        let asked = match self {
            Self::Unreachable(_) => 0,
            Self::Status(_, seconds) if self.may_pass() => seconds.saturating_mul(1000),
            // Without a connection nothing comes, and a time limit is patience enough.
            _ => return None,
        };
        let rest = asked.max(FIRST_REST << (tries - 1));
        (tries < MOST_TRIES && rest <= LONGEST_REST).then_some(rest)
    }
}

/// Something that is being fetched, in one try or several. Copies are the same errand.
#[derive(Clone)]
pub struct Errand(AbortController);

impl Errand {
    /// An errand that has just begun.
    pub fn new() -> Self {
        Self(AbortController::new().expect("a browser that runs this code can give up a request"))
    }

    /// Ends it: a request that is under way is given up.
    pub fn end(&self) {
        self.0.abort();
    }

    /// Whether it has been ended.
    pub fn is_over(&self) -> bool {
        self.0.signal().aborted()
    }

    /// Posts the fields of a form; says whether the endpoint took them.
    pub async fn post(&self, endpoint: &str, fields: FormData) -> bool {
        let request = Request::post(endpoint).header("accept", "application/json");
        let Ok(request) = request.abort_signal(Some(&self.0.signal())).body(fields) else { return false };
        request.send().await.is_ok_and(|response| response.ok())
    }

    /// Fetches a document's text, and the address that it came from in the end: redirects lead on. HTML is refused:
    /// a static host's fallback answers a missing file with `index.html` and status 200.
    ///
    /// # Errors
    /// A [`Fault`] that says what happened.
    pub async fn fetch_text(&self, address: &str) -> Result<(String, String), Fault> {
        let response = match take_early(address) {
            Some(answer) => match JsFuture::from(answer).await {
                Ok(answer) => Response::from(answer.unchecked_into::<web_sys::Response>()),
                Err(error) => return Err(unreachable(message(&error))),
            },
            None => Request::get(address)
                .header("accept", "application/feed+json, application/json;q=0.9")
                .abort_signal(Some(&self.0.signal()))
                .send()
                .await
                .map_err(failed)?,
        };
        let headers = response.headers();
        if !response.ok() {
            let rest = headers.get("retry-after").and_then(|rest| rest.parse().ok()).unwrap_or_default();
            return Err(Fault::Status(response.status(), rest));
        }
        let kind = headers.get("content-type").unwrap_or_default();
        if kind.to_ascii_lowercase().contains("html") {
            return Err(Fault::WrongType(kind));
        }
        Ok((response.text().await.map_err(failed)?, response.url()))
    }
}

fn failed(error: Error) -> Fault {
    match error {
        // Taken out of the error: printing it would bring the code for that along.
        Error::JsError(error) => unreachable(error.message),
        _ => unreachable(String::new()),
    }
}

fn unreachable(why: String) -> Fault {
    if super::document::window().navigator().on_line() { Fault::Unreachable(why) } else { Fault::Offline }
}

fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_left_alone_longer_each_time_and_not_asked_for_ever() {
        for fault in [Fault::Unreachable(String::new()), Fault::Status(500, 0), Fault::Status(429, 0)] {
            assert_eq!([1, 2, 3].map(|tries| fault.rest(tries)), [Some(500), Some(1000), None], "{fault:?}");
        }
    }

    #[test]
    fn a_server_that_asks_for_a_rest_gets_it_or_is_not_asked_again() {
        assert_eq!(Fault::Status(503, 4).rest(1), Some(4000));
        assert_eq!(Fault::Status(429, 0).rest(2), Some(1000));
        assert_eq!(Fault::Status(503, 3600).rest(1), None);
        assert_eq!(Fault::Status(503, u32::MAX).rest(1), None);
    }

    #[test]
    fn what_would_fail_again_is_not_tried_again() {
        let lasting = [Fault::Status(404, 1), Fault::Status(403, 0), Fault::WrongType("text/html".to_owned())];
        assert!(lasting.iter().all(|fault| !fault.may_pass() && fault.rest(1).is_none()));
        assert!([Fault::Offline, Fault::TimedOut].iter().all(|fault| fault.may_pass() && fault.rest(1).is_none()));
    }
}
