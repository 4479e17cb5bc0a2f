//! Reads messages as text: elements with what stands in them, whatever their prefixes.

/// An element. What it was written as can be copied.
pub struct Node<'a> {
    /// Without its prefix.
    pub name: &'a str,
    /// Everything between its tags.
    pub inner: &'a str,
    children: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    /// The root element of a message.
    pub fn read(xml: &'a str) -> Self {
        let start = xml.find("<Bericht").expect("a message");
        let (root, rest) = element(xml.split_at(start).1);
        assert!(rest.trim().is_empty(), "something stands behind the message");
        root
    }

    pub fn find(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn child(&self, name: &str) -> &Self {
        self.find(name).unwrap_or_else(|| panic!("{} without {name}", self.name))
    }

    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text below these elements, the last of which may be absent.
    pub fn optional(&self, path: &[&str]) -> Option<&'a str> {
        let found = path.iter().try_fold(self, |node, name| node.find(name))?;
        assert!(found.children.is_empty(), "{} holds elements", found.name);
        Some(found.inner)
    }

    pub fn text(&self, path: &[&str]) -> &'a str {
        self.optional(path).unwrap_or_else(|| panic!("{} without {path:?}", self.name))
    }

    pub fn number(&self, path: &[&str]) -> i64 {
        self.text(path).parse().unwrap()
    }
}

/// The element that starts here, and what stands behind it.
fn element(xml: &str) -> (Node<'_>, &str) {
    let (tag, rest) = xml.strip_prefix('<').and_then(|xml| xml.split_once('>')).expect("a tag");
    let full = tag.split([' ', '\r', '\n', '/']).next().unwrap();
    let name = full.rsplit(':').next().unwrap();
    if tag.ends_with('/') {
        return (Node { name, inner: "", children: Vec::new() }, rest);
    }
    let (mut left, mut children) = (rest, Vec::new());
    loop {
        let at = left.find('<').expect("an end tag");
        let (_, tag) = left.split_at(at);
        if let Some(end) = tag.strip_prefix("</") {
            let behind = end.strip_prefix(full).and_then(|end| end.strip_prefix('>')).expect("its end tag");
            let (inner, _) = rest.split_at(rest.len() - tag.len());
            return (Node { name, inner, children }, behind);
        }
        let (child, behind) = element(tag);
        children.push(child);
        left = behind;
    }
}

#[test]
fn elements_are_found_by_their_own_names() {
    let root = Node::read(
        "<?xml version=\"1.0\"?>\r\n<Bericht xmlns=\"a\" xmlns:b=\"c\"><b:X>1</b:X><Y> <b:Z>2</b:Z></Y><b:X>3</b:X><W/></Bericht>\n",
    );
    assert_eq!((root.number(&["X"]), root.text(&["Y", "Z"]), root.optional(&["Y", "V"])), (1, "2", None));
    assert_eq!(root.all("X").map(|x| x.inner).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!((root.child("Y").inner, root.text(&["W"])), (" <b:Z>2</b:Z>", ""));
}
