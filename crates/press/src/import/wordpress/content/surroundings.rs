//! What a text may speak of that stands elsewhere in the archive.

/// A picture or another file of the site.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::wordpress) struct File {
    pub(in crate::import::wordpress) url: String,
    /// What it is called.
    pub(in crate::import::wordpress) title: String,
    pub(in crate::import::wordpress) alt: String,
    /// HTML or text.
    pub(in crate::import::wordpress) caption: String,
    /// `image/jpeg`.
    pub(in crate::import::wordpress) media_type: String,
    pub(in crate::import::wordpress) width: Option<u32>,
    pub(in crate::import::wordpress) height: Option<u32>,
}

/// Finds what a text speaks of by number.
pub(in crate::import::wordpress) trait Surroundings {
    /// A file.
    fn file(&self, number: u64) -> Option<File>;
    /// The pictures that were uploaded for a post, in the order that the site gives them.
    fn pictures_of(&self, post: u64) -> Vec<File>;
    /// A piece of content that several posts show.
    fn reusable(&self, number: u64) -> Option<String>;
}

/// Nothing is known of the rest of the archive: the site has put it all into its texts already.
pub(in crate::import::wordpress) struct NoSurroundings;

impl Surroundings for NoSurroundings {
    fn file(&self, _number: u64) -> Option<File> {
        None
    }

    fn pictures_of(&self, _post: u64) -> Vec<File> {
        Vec::new()
    }

    fn reusable(&self, _number: u64) -> Option<String> {
        None
    }
}
