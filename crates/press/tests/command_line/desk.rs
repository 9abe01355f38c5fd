//! The folder that the press works in, and how it is called there.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// An export of WordPress with two articles, of which one has no number and no address.
pub const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Газета</title><link>https://gazeta.example</link><language>ru-RU</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://gazeta.example</wp:base_site_url><wp:base_blog_url>https://gazeta.example</wp:base_blog_url>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>garden</wp:category_nicename>
<wp:cat_name><![CDATA[Сад]]></wp:cat_name></wp:category>
<item><title>Мёд</title><link>https://gazeta.example/2025/05/17/honey/</link>
<guid isPermaLink="false">https://gazeta.example/?p=1</guid><dc:creator><![CDATA[red]]></dc:creator>
<content:encoded><![CDATA[<p>Пчёлы вылетают весной.</p>]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date><![CDATA[2025-05-17 09:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2025-05-17 06:30:00]]></wp:post_date_gmt><wp:post_name><![CDATA[honey]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="garden"><![CDATA[Сад]]></category></item>
<item><title>Сад</title><link>https://gazeta.example/2025/05/18/garden/</link>
<guid isPermaLink="false">https://gazeta.example/?p=2</guid>
<content:encoded><![CDATA[<p>Яблони цветут.</p>]]></content:encoded>
<wp:post_id>2</wp:post_id><wp:post_date><![CDATA[2025-05-18 09:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2025-05-18 06:30:00]]></wp:post_date_gmt><wp:post_name><![CDATA[garden]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type></item>
</channel></rss>
"#;

/// A folder that the press works in.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Desk {
        let desk = Desk(TempDir::new().unwrap());
        desk.write("export.xml", EXPORT);
        desk
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn press(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command.args(line.split_whitespace()).current_dir(self.0.path()).output().unwrap()
    }

    /// The JSON document that a command prints, with the code that it ends with.
    #[track_caller]
    pub fn json(&self, line: &str) -> (Value, i32) {
        let output = self.press(&format!("{line} --json"));
        let text = String::from_utf8(output.stdout).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let code = output.status.code().unwrap();
        assert_eq!(document["exit_code"], code, "{document}");
        (document, code)
    }

    /// Whether a command ends with that code and says that on standard error.
    #[track_caller]
    pub fn fails(&self, line: &str, code: i32, word: &str) {
        let output = self.press(line);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{line}: {said}");
        assert!(said.contains(word), "{line}: {said}");
        assert!(!said.contains("backtrace") && !said.contains("panicked"), "{line}: {said}");
    }
}

/// What a command has said on standard output.
pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
