//! Writes XML 1.0 in UTF-8 without byte order mark, lines ending in CR LF (OP192), two spaces per level.
//!
//! Nothing can fail here: names are literals, and the texts were proved to be characters of XML before.

/// Builds one document.
pub struct Writer {
    out: String,
    depth: usize,
    prefix: &'static str,
}

impl Writer {
    /// A document whose root element has two namespaces: the default one, and one with `prefix`.
    pub fn document(
        root: &'static str,
        default_namespace: &str,
        (prefix, namespace): (&'static str, &str),
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut writer = Self { out: String::new(), depth: 0, prefix };
        writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.line(&format!("<{root} xmlns=\"{default_namespace}\" xmlns:{prefix}=\"{namespace}\">"));
        writer.depth = 1;
        content(&mut writer);
        writer.depth = 0;
        writer.line(&format!("</{root}>"));
        writer.out.into_bytes()
    }

    /// An element of the default namespace with elements in it.
    pub fn group(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        self.branch("", name, content);
    }

    /// An element of the prefixed namespace with elements in it.
    pub fn base_group(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        self.branch(self.prefix, name, content);
    }

    /// An element of the default namespace with text in it.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.leaf("", name, text);
    }

    /// An element of the prefixed namespace with text in it.
    pub fn base_text(&mut self, name: &'static str, text: &str) {
        self.leaf(self.prefix, name, text);
    }

    /// The same, when there is a text.
    pub fn maybe_text(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// The same in the prefixed namespace.
    pub fn maybe_base_text(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.base_text(name, text);
        }
    }

    fn branch(&mut self, prefix: &str, name: &str, content: impl FnOnce(&mut Self)) {
        self.indent();
        self.tag("<", prefix, name);
        self.end_line();
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indent();
        self.tag("</", prefix, name);
        self.end_line();
    }

    fn leaf(&mut self, prefix: &str, name: &str, text: &str) {
        self.indent();
        self.tag("<", prefix, name);
        self.escape(text);
        self.tag("</", prefix, name);
        self.end_line();
    }

    fn tag(&mut self, start: &str, prefix: &str, name: &str) {
        self.out.push_str(start);
        if !prefix.is_empty() {
            self.out.push_str(prefix);
            self.out.push(':');
        }
        self.out.push_str(name);
        self.out.push('>');
    }

    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // A reader makes a line feed of both; one that is written out stands for itself.
                '\n' => self.out.push_str("\r\n"),
                '\r' => self.out.push_str("&#13;"),
                other => self.out.push(other),
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.end_line();
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn end_line(&mut self) {
        self.out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_indented_escaped_and_ends_its_lines_in_cr_lf() {
        let bytes = Writer::document("Root", "urn:a", ("b", "urn:b"), |writer| {
            writer.group("Group", |writer| {
                writer.text("One", "a<b>&\"c\" é e\u{301} \u{1f600}");
                writer.base_text("Two", "2");
            });
        });
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n\
            <Root xmlns=\"urn:a\" xmlns:b=\"urn:b\">\r\n\
            \x20 <Group>\r\n\
            \x20   <One>a&lt;b&gt;&amp;\"c\" é e\u{301} \u{1f600}</One>\r\n\
            \x20   <b:Two>2</b:Two>\r\n\
            \x20 </Group>\r\n\
            </Root>\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
