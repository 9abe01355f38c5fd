//! What the API says of a site as a whole.

use super::access::Access;
use super::list::whole;
use super::{menus, record};
use crate::import::wordpress::site::{Site, Term};
use crate::import::wordpress::types::{Role, role};
use crate::intake::Intake;
use anyhow::Result;
use serde_json::Value;
use std::collections::HashMap;

/// What a site says of itself.
pub(super) struct Said {
    pub(super) site: Site,
    /// Minutes that its clock is ahead of Greenwich now.
    pub(super) offset: i16,
    /// The types of records that may be for readers.
    pub(super) kinds: Vec<Kind>,
}

/// A type of records.
pub(super) struct Kind {
    pub(super) name: String,
    /// What its list is called in the API.
    pub(super) path: String,
}

pub(super) fn read(access: &Access<'_>, intake: &mut Intake<'_>) -> Result<Said> {
    let root = &access.root;
    let string = |name: &str| root[name].as_str().unwrap_or_default().to_owned();
    let home = match string("home") {
        home if home.is_empty() => string("url"),
        home => home,
    };
    let mut site = Site {
        title: string("name"),
        tagline: string("description"),
        language: language(access),
        icon: string("site_icon_url"),
        home,
        ..Site::default()
    };
    match whole(access, "categories", "orderby=id") {
        Some(categories) => site.categories = terms(&categories),
        None => intake.report.fault("categories", "the site does not give them; sections have no names"),
    }
    site.menu = match menus::read(access, &site.categories) {
        Some((menu, others)) => {
            intake.report.lose("entries of menus other than the main one", others);
            menu
        }
        None => {
            intake.report.lose("menus, which the site shows only to its editors", 1);
            Vec::new()
        }
    };
    Ok(Said { site, offset: offset(root), kinds: kinds(access) })
}

/// The language of the home page: the API does not say it to strangers.
fn language(access: &Access<'_>) -> String {
    let Ok(answer) = access.client.get_within(&access.home, "text/html", 1) else { return String::new() };
    let html = String::from_utf8_lossy(&answer.body);
    let Some(start) = html.find("<html") else { return String::new() };
    let tag = html[start..].split('>').next().unwrap_or_default();
    let value = tag.split_once("lang=").map(|(_, value)| value.trim_start_matches(['"', '\'']));
    value.and_then(|value| value.split(['"', '\'', ' ']).next()).unwrap_or_default().to_owned()
}

/// Hours, as a number or as text, some with a half.
fn offset(root: &Value) -> i16 {
    let given = &root["gmt_offset"];
    let hours = given.as_f64().or_else(|| given.as_str()?.parse().ok()).filter(|hours| hours.abs() <= 14.0);
    (hours.unwrap_or_default() * 60.0).round() as i16
}

/// The categories; a parent is named by its number.
fn terms(values: &[Value]) -> Vec<Term> {
    let string = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let number = |value: &Value, name: &str| value[name].as_u64().unwrap_or_default();
    let slugs: HashMap<u64, String> = values.iter().map(|value| (number(value, "id"), string(value, "slug"))).collect();
    let named = values.iter().filter(|value| !string(value, "slug").is_empty());
    named
        .map(|value| Term {
            number: number(value, "id"),
            slug: string(value, "slug"),
            name: string(value, "name"),
            parent: slugs.get(&number(value, "parent")).cloned().unwrap_or_default(),
            description: string(value, "description"),
        })
        .collect()
}

/// The types that the site shows to everybody; posts and pages in any case.
fn kinds(access: &Access<'_>) -> Vec<Kind> {
    let kind = |name: &str, path: &str| Kind { name: name.to_owned(), path: path.to_owned() };
    let mut kinds = vec![kind("post", "posts"), kind("page", "pages")];
    let types = access.optional("types", "").unwrap_or_default();
    for (name, value) in types.as_object().into_iter().flatten() {
        let path = record::text(&value["rest_base"]);
        // Lists of other plugins' APIs are not built like these.
        let is_own = value["rest_namespace"].as_str().is_none_or(|namespace| namespace == "wp/v2");
        if role(name) == Role::Other && is_own && is_plain(path) {
            kinds.push(kind(name, path));
        }
    }
    kinds
}

/// Whether a name may stand in an address as it is.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
