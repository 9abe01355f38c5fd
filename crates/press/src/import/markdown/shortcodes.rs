//! What templates leave in texts: shortcodes of Hugo (`{{< >}}`, `{{% %}}`) and Zola, tags of Liquid (`{% %}`, `{{ }}`).
//! Those that show something every paper can show are kept as Markdown or HTML; of the others, what they enclose.

use std::collections::BTreeMap;

/// A text without shortcodes, and how many were left out, by name.
pub(super) struct Reduced {
    pub(super) text: String,
    pub(super) lost: BTreeMap<String, u64>,
}

/// Takes shortcodes out of a text. Code stays as it is. `page`: finds the address of a file that is named from the root of
/// the content.
pub(super) fn reduce(text: &str, page: &dyn Fn(&str) -> Option<String>) -> Reduced {
    let mut reduced = Reduced { text: String::with_capacity(text.len()), lost: BTreeMap::new() };
    let mut rest = text;
    // Where the fence of code is that is open.
    let mut fence: Option<&str> = None;
    let mut silent: Option<&str> = None;
    while let Some(at) = rest.find(['{', '`', '~']) {
        if silent.is_none() {
            reduced.text.push_str(&rest[..at]);
        }
        rest = &rest[at..];
        let is_line_start = reduced.text.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        let mark = &rest[..rest.len() - rest.trim_start_matches(['`', '~']).len()];
        if mark.len() >= 3 && is_line_start {
            fence = match fence {
                Some(open) if mark.starts_with(open) => None,
                None => Some(mark),
                open => open,
            };
        }
        if !mark.is_empty() {
            // Code within a line is passed over as a whole.
            let is_inline = fence.is_none() && mark.starts_with('`') && !(mark.len() >= 3 && is_line_start);
            let end =
                rest[mark.len()..].find(mark).filter(|_| is_inline).map_or(mark.len(), |end| end + 2 * mark.len());
            if silent.is_none() {
                reduced.text.push_str(&rest[..end]);
            }
            rest = &rest[end..];
            continue;
        }
        let Some(code) = Code::of(rest).filter(|_| fence.is_none()) else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            if silent.is_none() {
                reduced.text.push_str(&rest[..length]);
            }
            rest = &rest[length..];
            continue;
        };
        rest = &rest[code.length..];
        match silent {
            Some(end) if code.name() == end => silent = None,
            Some(_) => {}
            None if matches!(code.name(), "comment") => silent = Some("endcomment"),
            None => match shown(&code, page) {
                Some(text) => {
                    // Lines of their own where they stand on such already.
                    let has_begun = reduced.text.is_empty() || reduced.text.ends_with('\n');
                    reduced.text.push_str(if has_begun { text.trim_start_matches('\n') } else { &text });
                    rest = rest.strip_prefix('\n').filter(|_| text.ends_with('\n')).unwrap_or(rest);
                }
                None => *reduced.lost.entry(format!("shortcode {}", code.name())).or_default() += 1,
            },
        }
    }
    if silent.is_none() {
        reduced.text.push_str(rest);
    }
    reduced
}

/// A shortcode: `{{< name values >}}`.
struct Code<'a> {
    inner: &'a str,
    length: usize,
    /// How it opens: `{{<`, `{{%`, `{%`, `{{`.
    opening: &'a str,
}

impl<'a> Code<'a> {
    /// The one that a text begins with.
    fn of(text: &'a str) -> Option<Code<'a>> {
        for (opening, closing) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")] {
            if let Some(inner) = text.strip_prefix(opening) {
                let end = inner.find(closing)?;
                let length = opening.len() + end + closing.len();
                // Liquid's `{%-` only says something of white space.
                let inner = inner[..end].trim_start_matches('-').trim_end_matches('-').trim();
                return Some(Code { inner, length, opening: &text[..opening.len()] });
            }
        }
        None
    }

    fn name(&self) -> &'a str {
        let end = self.inner.find(|c: char| c.is_whitespace() || "(|".contains(c)).unwrap_or(self.inner.len());
        &self.inner[..end]
    }

    /// What stands behind its name.
    fn values(&self) -> &'a str {
        self.inner[self.name().len()..].trim().trim_start_matches('(').trim_end_matches(['/', ')']).trim()
    }

    /// A value by name, `src="a.png"`.
    fn named(&self, name: &str) -> Option<&'a str> {
        let values = self.values();
        for (at, _) in values.match_indices(name) {
            let is_whole = at == 0 || values[..at].ends_with(|c: char| c.is_whitespace() || c == ',');
            let Some(value) = values[at + name.len()..].trim_start().strip_prefix('=') else { continue };
            if is_whole {
                return Some(first(value.trim_start()));
            }
        }
        None
    }

    /// The first value without a name.
    fn bare(&self) -> Option<&'a str> {
        let value = self.values();
        let is_named = value.split(['"', '\'', '`']).next().is_some_and(|start| start.contains('='));
        (!value.is_empty() && !is_named).then(|| first(value))
    }
}

/// The first value of several, without its quotes.
fn first(text: &str) -> &str {
    match text.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => text[1..].split(quote).next().unwrap_or_default(),
        _ => text.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default(),
    }
}

/// What stands in the place of a shortcode; `None` if it is lost.
fn shown(code: &Code<'_>, page: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let name = code.name();
    if name.starts_with("/*") {
        // Hugo's way to write about shortcodes.
        let text = code.inner.trim_start_matches("/*").trim_end_matches("*/").trim();
        let closing: String = code
            .opening
            .chars()
            .rev()
            .map(|c| {
                if c == '{' {
                    '}'
                } else if c == '<' {
                    '>'
                } else {
                    c
                }
            })
            .collect();
        return Some(format!("`{} {text} {closing}`", code.opening));
    }
    if name.starts_with('/') || name.starts_with("end") && code.opening.contains('%') {
        return Some(match name {
            "/highlight" | "endhighlight" | "endcodeblock" => "\n```\n".to_owned(),
            _ => String::new(),
        });
    }
    let id = || code.named("id").or_else(|| code.bare());
    Some(match name {
        "figure" | "img" | "image" | "picture" => figure(code)?,
        "youtube" => format!("<iframe src=\"https://www.youtube.com/embed/{}\"></iframe>", plain(id()?)),
        "rutube" => format!("<iframe src=\"https://rutube.ru/play/embed/{}\"></iframe>", plain(id()?)),
        "highlight" | "codeblock" => format!("\n```{}\n", plain(code.bare().unwrap_or_default())),
        "ref" | "relref" => page(code.bare()?)?,
        "post_url" | "link" if code.opening == "{%" => page(code.values())?,
        "include" if code.values().contains("figure") || code.values().contains("image") => figure(code)?,
        "include" if code.values().contains("youtube") => {
            format!("<iframe src=\"https://www.youtube.com/embed/{}\"></iframe>", plain(code.named("id")?))
        }
        "raw" | "rawhtml" | "html" | "notice" | "quote" | "details" | "center" | "markdown" => String::new(),
        // `{{ "/a.png" | relative_url }}`, `{{ site.baseurl }}/a.png`
        "site.baseurl" | "site.url" | "page.url" => String::new(),
        _ if code.opening == "{{" && code.inner.starts_with(['"', '\'']) && code.inner.contains("url") => {
            first(code.inner).to_owned()
        }
        _ => return None,
    })
}

/// A figure in HTML, on lines of its own.
fn figure(code: &Code<'_>) -> Option<String> {
    let source = ["src", "url", "link", "image_path", "path"].iter().find_map(|name| code.named(name));
    let source = escaped(source.or_else(|| code.bare())?);
    let alt = escaped(code.named("alt").unwrap_or_default());
    let caption = code.named("caption").or_else(|| code.named("title")).map(escaped);
    let caption = caption.map(|caption| format!("<figcaption>{caption}</figcaption>")).unwrap_or_default();
    Some(format!("\n\n<figure><img src=\"{source}\" alt=\"{alt}\">{caption}</figure>\n\n"))
}

/// An id or the name of a language: what is neither letter nor digit goes.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || "-_+#.".contains(*c)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reduced(text: &str) -> String {
        reduce(text, &|name| name.contains("bees").then(|| "/2025/bees/".to_owned())).text
    }

    #[test]
    fn what_a_paper_can_show_is_kept() {
        assert_eq!(
            reduced("{{< figure src=\"a.png\" alt='Ульи' caption=\"А & Б\" >}}").trim(),
            "<figure><img src=\"a.png\" alt=\"Ульи\"><figcaption>А &amp; Б</figcaption></figure>"
        );
        let player = "<iframe src=\"https://www.youtube.com/embed/aBc-_123456\"></iframe>";
        for text in [
            "{{< youtube aBc-_123456 >}}",
            "{{< youtube id=\"aBc-_123456\" autoplay=true />}}",
            "{{ youtube(id=\"aBc-_123456\") }}",
            "{% include youtube.html id=\"aBc-_123456\" %}",
        ] {
            assert_eq!(reduced(text), player, "{text}");
        }
        assert_eq!(
            reduced("[б]({{< ref \"posts/bees.md\" >}}) {% post_url 2025-05-17-bees %}"),
            "[б](/2025/bees/) /2025/bees/"
        );
        assert_eq!(
            reduced("![а]({{ site.baseurl }}/a.png) ![б]({{ '/b.png' | relative_url }})"),
            "![а](/a.png) ![б](/b.png)"
        );
        assert_eq!(reduced("{% highlight rust linenos %}\nfn\n{% endhighlight %}"), "```rust\nfn\n```\n");
    }

    #[test]
    fn of_the_others_their_content_stays_and_they_are_counted() {
        let reduced = reduce(
            "а {{% alert type=x %}}б{{% /alert %}} {{< map >}}{{< map >}}{% comment %}в{% endcomment %}г",
            &|_| None,
        );
        assert_eq!(reduced.text, "а б г");
        let lost: Vec<(&str, u64)> = reduced.lost.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        assert_eq!(lost, [("shortcode alert", 1), ("shortcode map", 2)]);
    }

    #[test]
    fn code_stays_as_it_is() {
        for text in [
            "`{{< a >}}` и ``{% b %} ` ``",
            "```liquid\n{{ page.title }}\n```\n",
            "~~~\n{% a %}\n~~~",
            "a { b } {{ не закрыто",
            "ё`",
        ] {
            assert_eq!(reduced(text), text);
        }
        assert_eq!(reduced("{{</* figure */>}}"), "`{{< figure >}}`");
    }
}
