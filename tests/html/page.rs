//! A page as `html5ever` parses it, the way a browser does.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

pub(crate) struct Page {
    source: String,
    root: Element,
}

#[derive(Clone)]
pub(crate) struct Element(Handle, Vec<(String, String)>);

impl Page {
    #[track_caller]
    pub(crate) fn parse(source: &str) -> Page {
        let dom = parse_document(RcDom::default(), ParseOpts::default())
            .from_utf8()
            .one(source.as_bytes());
        let errors = dom.errors.borrow();
        assert!(errors.is_empty(), "{errors:?}");
        Page {
            source: source.to_owned(),
            root: Element(dom.document.clone(), Vec::new()),
        }
    }

    /// Every element, in the order of the page.
    pub(crate) fn elements(&self) -> Vec<Element> {
        self.root.descendants()
    }

    pub(crate) fn all(&self, name: &str) -> Vec<Element> {
        self.root.all(name)
    }

    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        self.all(name).iter().map(Element::text).collect()
    }

    pub(crate) fn headings(&self) -> Vec<(u32, String)> {
        let level = |name: &str| name.strip_prefix('h')?.parse::<u32>().ok();
        let all = self.root.descendants();
        all.iter()
            .filter_map(|node| Some((level(&node.name())?, node.text())))
            .collect()
    }

    /// The source text of every element of this name.
    pub(crate) fn source_of_all(&self, name: &str) -> Vec<String> {
        let (start, end) = (format!("<{name}"), format!("</{name}>"));
        let parts = self.source.split(&start).skip(1);
        parts
            .map(|part| format!("{start}{}{end}", part.split(&end).next().unwrap()))
            .collect()
    }

    /// Nothing runs, nothing is fetched, nothing leads away, and the policy says so.
    #[track_caller]
    pub(crate) fn assert_inert(&self) {
        let foreign = [
            "script",
            "iframe",
            "object",
            "embed",
            "img",
            "link",
            "form",
            "base",
            "audio",
            "video",
            "image",
            "foreignobject",
            "use",
            "animate",
            "set",
        ];
        for node in self.root.descendants() {
            let name = node.name();
            assert!(!foreign.contains(&name.to_lowercase().as_str()), "<{name}>");
            for (attribute, value) in &node.1 {
                assert!(!attribute.starts_with("on"), "{attribute}={value}");
                assert!(
                    attribute != "style" && attribute != "src",
                    "{attribute}={value}"
                );
                // A reader may follow a link to the web or to a mailbox; nothing follows it alone.
                let is_link = attribute == "href" && name == "a";
                if attribute == "href" {
                    let targets = ["#", "http://", "https://", "mailto:"];
                    let is_known = targets.iter().any(|target| value.starts_with(target));
                    assert!(is_link && is_known, "{value}");
                }
                let is_namespace = value == "http://www.w3.org/2000/svg";
                let is_text = ["title", "aria-label", "data-navn", "content"];
                let leads_away = value.contains("://") && !is_text.contains(&attribute.as_str());
                assert!(
                    is_namespace || is_link || !leads_away,
                    "{attribute}={value}"
                );
            }
        }
        let style = &self.texts_raw("style")[0];
        for foreign in ["url(", "@import", "expression", "</", "http"] {
            assert!(!style.contains(foreign), "{foreign}");
        }
        let metas = self.all("meta");
        let policy = metas
            .iter()
            .find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"))
            .unwrap();
        let content = policy.attribute("content").unwrap();
        assert_eq!(
            content,
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
             form-action 'none'"
        );
    }

    fn texts_raw(&self, name: &str) -> Vec<String> {
        self.all(name)
            .iter()
            .map(|node| {
                let mut text = String::new();
                node.collect_text(&mut text);
                text
            })
            .collect()
    }
}

impl Element {
    fn of(handle: &Handle) -> Option<Element> {
        let NodeData::Element { attrs, .. } = &handle.data else {
            return None;
        };
        let attributes = attrs.borrow();
        let pair = |a: &html5ever::Attribute| (a.name.local.to_string(), a.value.to_string());
        Some(Element(
            handle.clone(),
            attributes.iter().map(pair).collect(),
        ))
    }

    pub(crate) fn name(&self) -> String {
        match &self.0.data {
            NodeData::Element { name, .. } => name.local.to_string(),
            _ => String::new(),
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.1.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    pub(crate) fn attributes(&self) -> &[(String, String)] {
        &self.1
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split(' ').any(|found| found == class))
    }

    /// The mark on a word too long for a column, or on an address that is a link: what a word is
    /// decides on them, and they change nothing around it.
    pub(crate) fn marks_a_word(&self) -> bool {
        let is_marked = self.attribute("class") == Some("langt");
        let is_link = self.name() == "a" && self.attribute("href") == Some(self.text().as_str());
        let is_long = self.name() == "span" && self.text().chars().count() > 25;
        is_marked && (is_link || is_long)
    }

    pub(crate) fn all(&self, name: &str) -> Vec<Element> {
        let mut all = self.descendants();
        all.retain(|node| node.name() == name);
        all
    }

    /// The text with every run of white space as one blank.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect_text(&self, text: &mut String) {
        fn walk(handle: &Handle, text: &mut String) {
            match &handle.data {
                NodeData::Text { contents } => text.push_str(&contents.borrow()),
                NodeData::Element { name, .. } if &*name.local == "p" => text.push(' '),
                _ => {}
            }
            handle
                .children
                .borrow()
                .iter()
                .for_each(|child| walk(child, text));
        }
        walk(&self.0, text);
    }

    fn descendants(&self) -> Vec<Element> {
        let mut found = Vec::new();
        fn walk(handle: &Handle, found: &mut Vec<Element>) {
            for child in handle.children.borrow().iter() {
                found.extend(Element::of(child));
                walk(child, found);
            }
        }
        walk(&self.0, &mut found);
        found
    }
}
