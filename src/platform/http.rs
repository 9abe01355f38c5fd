//! Fetching a document, with everything that can go wrong named.

use gloo_net::http::Request;
use web_sys::AbortSignal;

/// How long a document may take before the request is given up, in milliseconds: a slow network is served, a dead one
/// is not waited for.
const TIME_LIMIT: u32 = 30_000;

/// Why a document did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser has no connection.
    Offline,
    /// No answer within the time limit.
    TimedOut,
    /// The request failed before an answer came: DNS, TLS, a cut connection, a host that forbids reading (CORS).
    Unreachable(String),
    /// The server answered with an error.
    Status(u16),
    /// What came is not the kind of document asked for; holds what it says it is.
    WrongType(String),
}

/// Fetches a JSON document's text. HTML is refused: a static host's fallback answers a missing file with `index.html`
/// and status 200.
///
/// # Errors
/// A [`Fault`] that says what happened.
pub async fn fetch_json(address: &str) -> Result<String, Fault> {
    let signal = AbortSignal::timeout_with_u32(TIME_LIMIT);
    let response = Request::get(address)
        .header("accept", "application/feed+json, application/json;q=0.9")
        .abort_signal(Some(&signal))
        .send()
        .await
        .map_err(|error| fault(&signal, &error.to_string()))?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    let kind = response.headers().get("content-type").unwrap_or_default();
    if kind.to_ascii_lowercase().contains("html") {
        return Err(Fault::WrongType(kind));
    }
    response.text().await.map_err(|error| fault(&signal, &error.to_string()))
}

fn fault(signal: &AbortSignal, message: &str) -> Fault {
    if signal.aborted() {
        Fault::TimedOut
    } else if !super::document::window().navigator().on_line() {
        Fault::Offline
    } else {
        Fault::Unreachable(message.to_owned())
    }
}
