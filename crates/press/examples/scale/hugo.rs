//! The same stories as a site for Hugo, for a build beside that of the press: a page for each story, lists for sections,
//! tags and authors, and the newest stories of the section beside each.

use super::archive::Archive;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const CONFIGURATION: &str = r#"baseURL = "https://gazeta.example/"
languageCode = "ru"
title = "Районная газета"
paginate = 20
disableKinds = ["sitemap"]
[taxonomies]
tag = "tags"
author = "authors"
"#;

const SINGLE: &str = r#"<!doctype html><meta charset="utf-8"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>
<p>{{ .Description }}</p><time>{{ .Date }}</time>{{ .Content }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
<ul>{{ range first 6 (.Site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>
"#;

const LIST: &str = r#"<!doctype html><meta charset="utf-8"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}
{{ range (.Paginate $pages).Pages }}<article><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p>
</article>{{ end }}{{ template "_internal/pagination.html" . }}
"#;

/// Writes the site.
pub fn write(count: u64, folder: &Path) -> Result<()> {
    let archive = Archive::of(count);
    put(&folder.join("config.toml"), CONFIGURATION)?;
    put(&folder.join("layouts/_default/single.html"), SINGLE)?;
    put(&folder.join("layouts/_default/list.html"), LIST)?;
    for number in 0..count {
        let story = archive.story(number);
        let front = serde_json::json!({
            "title": story.title,
            "description": story.summary,
            "date": story.date_published.map(|moment| moment.to_rfc3339()),
            "tags": story.tags,
            "authors": story.authors.iter().filter_map(|author| author.name.clone()).collect::<Vec<_>>(),
        });
        let section = story.iman.sections.first().map_or("", String::as_str);
        let name = format!("content/{section}/material-{number}.html");
        put(&folder.join(name), &format!("{front:#}\n\n{}\n", story.content_html.unwrap_or_default()))?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<()> {
    let context = || format!("cannot write {}", path.display());
    fs::create_dir_all(path.parent().with_context(context)?).with_context(context)?;
    fs::write(path, text).with_context(context)
}
