//! Damage to articles, static pages, and what they name: previews, neighbours, pictures, files.

use super::*;

#[test]
fn a_missing_article() {
    let edition = Edition::new();
    let name = edition.article(10);
    edition.remove(&name);
    edition.must_tell("feeds/latest/1.json, id 10", "is not there");
    edition.must_tell(&edition.article(11), &format!("its article {name} is not there"));
    edition.must_tell("feed.json", "there are 64");
}

#[test]
fn an_article_under_another_address() {
    let edition = Edition::new();
    let name = edition.article(10);
    fs::rename(edition.0.path().join(&name), edition.0.path().join("articles/elsewhere.json")).unwrap();
    edition.must_tell("articles/elsewhere.json", "nothing in it has the address /elsewhere/");
}

#[test]
fn an_article_in_no_list() {
    let edition = Edition::new();
    let name = edition.article(10);
    let text = fs::read_to_string(edition.0.path().join(&name)).unwrap();
    let text = text.replace("nomer-10\"", "strange\"").replace("\"id\":\"10\"", "\"id\":\"strange\"");
    let strange = name.replace("nomer-10", "strange");
    edition.write(&strange, &text);
    edition.must_tell(&strange, "is missing in the list latest");
    edition.must_tell(&strange, "is missing in the list tag/myod");
}

#[test]
fn a_preview_that_says_something_else_than_its_article() {
    let edition = Edition::new();
    let name = edition.file("feeds/category/pchyoly", "newest");
    edition.change(&name, "Сад, номер 60", "Сад, номер 61");
    edition.must_tell(&format!("{name}, id 60"), "another id, headline or date");
    edition.change("feed.json", "\"id\":\"50\"", "\"id\":\"fifty\"");
    edition.must_tell("feed.json, id fifty", "another id");
    edition.change("feeds/front/newest.json", "Сад, номер 64", "Старый заголовок");
    edition.must_tell("feeds/front/newest.json, id 64", "headline");
    let name = edition.article(30);
    edition.change(&name, "Сад, номер 31", "Сад, номер 29");
    edition.must_tell(&format!("{name}, id 30"), "another id, headline or date");
}

#[test]
fn neighbours_and_related_stories() {
    let edition = Edition::new();
    let name = edition.article(20);
    let path = edition.0.path().join(&name);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("\"id\":\"21\"")).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    edition.must_tell(&name, &format!("the story after it should be {}", edition.article(21)));
    let name = edition.article(40);
    edition.change(&name, "\"related\":[", "\"related\":[\"nobody\",");
    edition.must_tell(&name, "names \"nobody\" as related");
}

#[test]
fn static_pages() {
    let edition = Edition::new();
    edition.remove("articles/about.json");
    edition.must_tell("feed.json", "articles/about.json is not there");
    let text = fs::read_to_string(edition.0.path().join("articles/contact.json")).unwrap();
    edition.write("articles/unknown.json", &text.replace("\"contact\"", "\"unknown\""));
    edition.must_tell("articles/unknown.json", "a static page that feed.json does not name");
}

#[test]
fn pictures_and_files() {
    let edition = Edition::new();
    for (file, place) in [("images/сад.png", "feeds/"), ("images/в тексте.png", "id 10"), ("issues/7.pdf", "id 7")]
    {
        edition.remove(file);
        edition.must_tell(place, &format!("names {file}, which is not there"));
    }
    let app = TempDir::new().unwrap();
    for file in ["images/сад.png", "images/в тексте.png", "issues/7.pdf"] {
        write(app.path(), file, b"a file");
    }
    write(app.path(), "index.html", b"<link type=\"application/feed+json\">");
    assert_eq!(look(edition.0.path(), Some(app.path())).faults, [], "the app may have them");
    write(app.path(), "index.html", b"<p>");
    assert!(look(edition.0.path(), Some(app.path())).faults[0].message.contains("names no feed"));
}
