//! Answers one request.

use super::Site;
use super::place::Place;
use crate::host::{page, rules};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use std::path::Path;
use std::sync::Arc;
use tower_http::services::ServeFile;

pub(super) async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let mut response = match site.place(request.uri().path()) {
        Place::File(path, within) => file(&path, rules::cache(&within), rules::content_type(&within), request).await,
        Place::Page(path) if site.base == "/" => file(&path, rules::PAGE, None, request).await,
        Place::Page(path) => page_in_folder(&path, &site.base).await,
        Place::Elsewhere(address) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, address)]).into_response(),
        Place::Nowhere => nowhere(),
    };
    for (name, value) in rules::HEADERS {
        let name = HeaderName::try_from(name).expect("the name of a header");
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A file, or its compressed form if there is one that the browser takes.
async fn file(path: &Path, cache: &'static str, content_type: Option<&'static str>, request: Request) -> Response {
    let mut service = ServeFile::new(path).precompressed_br().precompressed_gzip();
    let Ok(response) = service.try_call(request).await else { return nowhere() };
    let mut response = response.map(Body::new);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(content_type) = content_type
        && headers.contains_key(CONTENT_TYPE)
    {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    response
}

/// A page that says which folder the paper stands in, as its publisher would write it there.
async fn page_in_folder(path: &Path, base: &str) -> Response {
    let Ok(text) = tokio::fs::read_to_string(path).await else { return nowhere() };
    // A page that says nothing of its folder is none of this paper's, and is shown as it is.
    let text = page::with_base(&text, base).unwrap_or(text);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(rules::PAGE));
    (headers, text).into_response()
}

fn nowhere() -> Response {
    (StatusCode::NOT_FOUND, [(CACHE_CONTROL, rules::PAGE)], "There is no such file.\n").into_response()
}
