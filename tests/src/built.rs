//! The newspaper as it was built: the files of `dist/`.

use hyper::body::Bytes;
use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// Files by paths.
pub(crate) type Files = HashMap<String, Bytes>;

/// The path of the one file of the newspaper's own code whose name ends so.
pub fn code(ending: &str) -> String {
    code_of(&DIST, ending)
}

/// The same of a newspaper that was built otherwise.
pub(crate) fn code_of(build: &Files, ending: &str) -> String {
    let is_code = |path: &&String| path.starts_with("/iman-") && path.ends_with(ending);
    let paths: Vec<&String> = build.keys().filter(is_code).collect();
    assert_eq!(paths.len(), 1, "one file iman-…{ending} in the built newspaper: {paths:?}");
    paths[0].clone()
}

/// Lays the built newspaper into a folder.
pub fn lay_built(folder: &Path) {
    for (path, bytes) in DIST.iter() {
        let file = folder.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder can be made");
        std::fs::write(&file, bytes).unwrap_or_else(|why| panic!("cannot write {}: {why}", file.display()));
    }
}

/// The built newspaper, by paths. Read once: a build that comes meanwhile does not mix with it.
pub(crate) static DIST: LazyLock<Arc<Files>> = LazyLock::new(|| {
    let folder = match env::var_os("IMAN_DIST").filter(|own| !own.is_empty()) {
        Some(own) => PathBuf::from(own),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"),
    };
    let mut files = HashMap::new();
    read_folder(&folder, "", &mut files);
    let shown = folder.display();
    assert!(files.contains_key("/index.html"), "no built newspaper in {shown}: `cargo xtask build` makes it");
    Arc::new(files)
});

/// All files of a folder, by their paths below another one.
pub(crate) fn read_folder(folder: &Path, below: &str, files: &mut Files) {
    // A folder that is not there has no files; what is missed is said above.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let path = entry.path();
        let address = format!("{below}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &address, files);
        } else {
            let bytes = std::fs::read(&path).unwrap_or_else(|why| panic!("cannot read {}: {why}", path.display()));
            files.insert(address, Bytes::from(bytes));
        }
    }
}
