//! The same stories as an export of WordPress, for an import of a large one: posts with their sections, tags and authors,
//! block markup around their paragraphs, and an attachment for each picture.

use super::archive::Archive;
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>Районная газета</title>
	<link>https://gazeta.example</link>
	<language>ru-RU</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_blog_url>https://gazeta.example</wp:base_blog_url>
"#;

/// Writes the export.
pub fn write(count: u64, file: &Path) -> Result<()> {
    let context = || format!("cannot write {}", file.display());
    let archive = Archive::of(count);
    let mut out = BufWriter::new(File::create(file).with_context(context)?);
    out.write_all(HEAD.as_bytes()).with_context(context)?;
    for number in 0..count {
        post(&archive, number, &mut out).with_context(context)?;
    }
    out.write_all(b"</channel>\n</rss>\n").with_context(context)?;
    out.flush().with_context(context)
}

fn post(archive: &Archive, number: u64, out: &mut impl Write) -> std::io::Result<()> {
    let story = archive.story(number);
    let date = story.date_published.map(|moment| moment.to_rfc3339()).unwrap_or_default();
    let (day, time) = (&date[..10], &date[11..19]);
    // Posts and pictures are numbered in one row, as WordPress does it.
    let (post, picture) = (2 * number + 2, 2 * number + 3);
    let html = story.content_html.unwrap_or_default();
    let html = html.replace("<p>", "<!-- wp:paragraph -->\n<p>").replace("</p>", "</p>\n<!-- /wp:paragraph -->\n\n");
    writeln!(
        out,
        "<item>\n\t<title><![CDATA[{}]]></title>\n\t<link>https://gazeta.example/{}/material-{number}/</link>\n\t\
         <dc:creator><![CDATA[{}]]></dc:creator>\n\t<content:encoded><![CDATA[{html}]]></content:encoded>\n\t\
         <excerpt:encoded><![CDATA[{}]]></excerpt:encoded>\n\t<wp:post_id>{post}</wp:post_id>\n\t\
         <wp:post_date><![CDATA[{day} {time}]]></wp:post_date>\n\t<wp:post_name><![CDATA[material-{number}]]></wp:post_name>\n\t\
         <wp:status><![CDATA[publish]]></wp:status>\n\t<wp:post_type><![CDATA[post]]></wp:post_type>",
        story.title.unwrap_or_default(),
        day.replace('-', "/"),
        story.authors.first().and_then(|author| author.name.as_deref()).unwrap_or_default(),
        story.summary.unwrap_or_default(),
    )?;
    for section in &story.iman.sections {
        writeln!(out, "\t<category domain=\"category\" nicename=\"{section}\"><![CDATA[{section}]]></category>")?;
    }
    for tag in &story.tags {
        let slug = newsfeed::slug::slugify(tag);
        writeln!(out, "\t<category domain=\"post_tag\" nicename=\"{slug}\"><![CDATA[{tag}]]></category>")?;
    }
    let Some(address) = story.image else { return writeln!(out, "</item>") };
    writeln!(
        out,
        "\t<wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[{picture}]]>\
         </wp:meta_value></wp:postmeta>\n</item>\n<item>\n\t<title>{picture}</title>\n\t<wp:post_id>{picture}</wp:post_id>\n\t\
         <wp:post_date><![CDATA[{day} {time}]]></wp:post_date>\n\t<wp:status><![CDATA[inherit]]></wp:status>\n\t\
         <wp:post_type><![CDATA[attachment]]></wp:post_type>\n\t\
         <wp:attachment_url><![CDATA[{address}]]></wp:attachment_url>\n</item>"
    )
}
