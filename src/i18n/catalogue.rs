//! What a catalogue holds: every key is a field, so that a language that lacks one does not compile.

/// The forms of a counted noun, by the plural categories of CLDR; `{n}` stands for the number.
#[derive(Debug)]
pub struct Plural {
    /// 1 минута.
    pub one: &'static str,
    /// 2 минуты.
    pub few: &'static str,
    /// 5 минут.
    pub many: &'static str,
    /// 1,5 минуты.
    pub other: &'static str,
}

/// All words of the interface in one language.
#[derive(Debug)]
pub struct Catalogue {
    /// BCP 47 tag for the browser's Intl.
    pub locale: &'static str,
    /// Link before everything else on the page.
    pub skip_to_content: &'static str,
    /// The front page, in breadcrumbs and links.
    pub front_page: &'static str,
    /// The button to the live stream.
    pub watch_live: &'static str,
    /// Search, as a name.
    pub search: &'static str,
    /// In the empty search field.
    pub search_placeholder: &'static str,
    /// The button that searches.
    pub search_submit: &'static str,
    /// Stories kept by the reader.
    pub saved: &'static str,
    /// Button: keep this story.
    pub save: &'static str,
    /// Button: keep it no longer.
    pub unsave: &'static str,
    /// Accessible name of the star; {title} stands for the headline.
    pub save_story: &'static str,
    /// The button that opens the menu.
    pub all_sections: &'static str,
    /// Accessible name of the navigation.
    pub menu: &'static str,
    /// Accessible name of a sub-menu's button; {title} stands for the entry.
    pub submenu: &'static str,
    /// The strip of newest headlines.
    pub latest_news: &'static str,
    /// Pinned stories.
    pub editors_picks: &'static str,
    /// The list of newest stories.
    pub latest: &'static str,
    /// The newest printed issue.
    pub printed_issue: &'static str,
    /// A printed issue's headline; {title} stands for its number.
    pub issue_number: &'static str,
    /// Link to a PDF.
    pub open_pdf: &'static str,
    /// Files of an article.
    pub attachments: &'static str,
    /// Link to a section; {title} stands for its name.
    pub more_in_section: &'static str,
    /// Short form of a link to more.
    pub more: &'static str,
    /// Stories like this one.
    pub related_stories: &'static str,
    /// Other stories worth reading.
    pub you_may_have_missed: &'static str,
    /// The older neighbour.
    pub previous_story: &'static str,
    /// The newer neighbour.
    pub next_story: &'static str,
    /// Accessible name of previous and next.
    pub story_navigation: &'static str,
    /// Accessible name of the breadcrumbs.
    pub breadcrumbs: &'static str,
    /// Tags of an article.
    pub tags: &'static str,
    /// A tag's archive; {title} stands for the tag.
    pub tag: &'static str,
    /// An author's archive; {title} stands for the name.
    pub author: &'static str,
    /// Before the date of the last change; {date} stands for it.
    pub updated: &'static str,
    /// Link to where the story first stood.
    pub original: &'static str,
    /// Accessible name of a list's page links.
    pub pages: &'static str,
    /// A page of a list; {n} stands for its number.
    pub page_number: &'static str,
    /// Where the reader is in a list; {n} and {total}.
    pub page_of: &'static str,
    /// Link towards page 1.
    pub newer: &'static str,
    /// Link away from page 1.
    pub older: &'static str,
    /// Loads the next document of the feed.
    pub load_older: &'static str,
    /// While the paper is on its way.
    pub loading: &'static str,
    /// While it is asked for once more, after a fault.
    pub trying_again: &'static str,
    /// A list without stories.
    pub nothing_here: &'static str,
    /// What to do about it.
    pub nothing_here_help: &'static str,
    /// A paper without stories.
    pub empty_paper: &'static str,
    /// What to do about it.
    pub empty_paper_help: &'static str,
    /// Title of the page for wrong addresses.
    pub not_found: &'static str,
    /// What to do about it.
    pub not_found_help: &'static str,
    /// Title of a fault.
    pub failed: &'static str,
    /// A fault while loading more.
    pub failed_more: &'static str,
    /// A fault while loading what a single page shows.
    pub failed_page: &'static str,
    /// A fault while searching.
    pub failed_search: &'static str,
    /// Button: try again.
    pub retry: &'static str,
    /// Fault: no network.
    pub fault_offline: &'static str,
    /// Fault: no whole answer.
    pub fault_unreachable: &'static str,
    /// Fault: no answer in time.
    pub fault_timeout: &'static str,
    /// Behind these three, where there is something else to read: what was read before.
    pub fault_but_kept: &'static str,
    /// Fault: HTTP status; {n} stands for it.
    pub fault_status: &'static str,
    /// Fault: not a JSON document.
    pub fault_not_json: &'static str,
    /// Fault: JSON, but no feed.
    pub fault_not_a_feed: &'static str,
    /// Fault: not a file of the search index.
    pub fault_not_an_index: &'static str,
    /// Technical words of a fault; {title} stands for them.
    pub fault_detail: &'static str,
    /// Before a search.
    pub search_prompt: &'static str,
    /// How far a search has come; {n} stands for the newest stories, {total} for all.
    pub search_so_far: &'static str,
    /// A search without hits; {title} stands for the words.
    pub search_none: &'static str,
    /// What to do about it.
    pub search_none_help: &'static str,
    /// Nothing saved yet.
    pub saved_none: &'static str,
    /// How to save.
    pub saved_none_help: &'static str,
    /// The device does not keep what is saved.
    pub saved_for_now: &'static str,
    /// Title when the program itself has failed.
    pub crashed: &'static str,
    /// What to do about it.
    pub crashed_help: &'static str,
    /// Link that loads the page again.
    pub reload: &'static str,
    /// Title of the contact block.
    pub contact: &'static str,
    /// Postal address.
    pub address: &'static str,
    /// Telephone.
    pub phone: &'static str,
    /// E-mail.
    pub email: &'static str,
    /// Form field.
    pub your_name: &'static str,
    /// Form field.
    pub your_email: &'static str,
    /// Form field.
    pub your_message: &'static str,
    /// Button of the form.
    pub send: &'static str,
    /// While a message is on its way.
    pub sending: &'static str,
    /// A message has been sent.
    pub sent: &'static str,
    /// A message could not be sent.
    pub send_failed: &'static str,
    /// Link at the end of a page.
    pub to_top: &'static str,
    /// Link to the feed.
    pub feed: &'static str,
    /// Heading in the footer.
    pub footer_sections: &'static str,
    /// Heading in the footer.
    pub footer_paper: &'static str,
    /// Before the name of the software.
    pub made_with: &'static str,
    /// Button of a video; {title} stands for its title.
    pub play_video: &'static str,
    /// Under a video; {provider} stands for the player's name.
    pub opens_provider: &'static str,
    /// Link to a video's page; {provider} stands for the site's name.
    pub watch_on: &'static str,
    /// Accessible name of a wide table.
    pub table: &'static str,
    /// Accessible name of a footnote's way back.
    pub footnotes_back: &'static str,
    /// Links to the years.
    pub archive_by_year: &'static str,
    /// Links to a section's children.
    pub subsections: &'static str,
    /// Links to the days of a month.
    pub days: &'static str,
    /// Links to the months of a year.
    pub months: &'static str,
    /// Minutes to read.
    pub minutes: Plural,
    /// A number of stories.
    pub stories: Plural,
}

/// Puts `value` in the place of `{name}`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    text.replace(&["{", name, "}"].concat(), value)
}
