//! A picture or a file that an edition carries itself, as the store knows it.

use crate::root::ROOT;
use serde::{Deserialize, Serialize};

/// Raised when sizes, formats or qualities change: names change with it, and everything is fetched and made anew. So the
/// same name means the same bytes for ever, and caches need never ask again.
pub(super) const RECIPE: u32 = 1;

/// The name of the folder in an edition.
pub const FOLDER: &str = "media/";

/// What has been made of a picture, or a file that has been copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Its folder below the media folder, made of the hash of what it came from: `ab/abcdef…`.
    pub folder: String,
    /// The file that any reader understands, the largest.
    pub main: Form,
    /// The file for the text, where it is not the main one.
    pub body: Option<Form>,
    /// The widths in pixels in which there is a `{width}.webp`.
    pub widths: Vec<u32>,
}

/// One file of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its name in the folder.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Width and height in pixels, if it is a picture that has any.
    pub size: Option<(u32, u32)>,
}

impl Asset {
    /// What tells it from all others: a folder may hold several files that have been copied under several names.
    pub fn place(&self) -> String {
        format!("{}/{}", self.folder, self.main.name)
    }

    /// The address of one of its forms, in the store.
    pub fn address(&self, form: &Form) -> String {
        format!("{ROOT}{FOLDER}{}/{}", self.folder, form.name)
    }

    /// The address of its WebP forms with `{width}` in it, in the store; `None` if there are none.
    pub fn variants(&self) -> Option<String> {
        (!self.widths.is_empty()).then(|| format!("{ROOT}{FOLDER}{}/{{width}}.webp", self.folder))
    }

    /// The names of all of its files.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let forms = self.body.iter().chain([&self.main]).map(|form| form.name.clone());
        self.widths.iter().map(|width| format!("{width}.webp")).chain(forms)
    }

    /// Its WebP forms that are no wider than the form for a text, as the attribute `srcset` has them, in the store: so what a
    /// browser chooses is never larger than that.
    pub fn srcset(&self) -> String {
        let most = self.in_text().size.map_or(0, |(width, _)| width);
        let (template, widths) =
            (self.variants().unwrap_or_default(), self.widths.iter().filter(|width| **width <= most));
        let variant = |width: &u32| format!("{} {width}w", template.replace("{width}", &width.to_string()));
        widths.map(variant).collect::<Vec<_>>().join(", ")
    }

    /// The form for a text.
    pub fn in_text(&self) -> &Form {
        self.body.as_ref().unwrap_or(&self.main)
    }
}

/// The folder of what is made of `bytes`. 128 bits: two pictures of an archive do not meet.
pub(super) fn folder_of(bytes: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&RECIPE.to_le_bytes());
    hasher.update(bytes);
    let hash = hasher.finalize().to_hex();
    format!("{}/{}", &hash[..2], &hash[..32])
}
