//! A message as a tree of elements. Names and namespaces that no message has are not kept: they cannot match, and so
//! they cannot turn up in a complaint.

/// All elements of a file, in the order in which they start.
#[derive(Default)]
pub struct Document {
    nodes: Vec<Node>,
}

struct Node {
    /// Empty when no message has it.
    name: &'static str,
    /// Empty when no message has it.
    namespace: &'static str,
    line: usize,
    parent: Option<usize>,
    first_child: Option<usize>,
    next: Option<usize>,
    /// Only of elements without elements in them.
    text: Box<str>,
    /// Elements in it and text other than space.
    is_mixed: bool,
    /// Carries an attribute that messages do not have.
    has_attributes: bool,
}

/// What is known of an element when it starts.
#[derive(Clone, Copy)]
pub struct Start {
    pub name: &'static str,
    pub namespace: &'static str,
    pub line: usize,
    pub has_attributes: bool,
}

impl Document {
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds an element below `parent` and after `previous`, its sibling.
    pub(super) fn add(&mut self, start: Start, parent: Option<usize>, previous: Option<usize>) -> usize {
        let index = self.nodes.len();
        let Start { name, namespace, line, has_attributes } = start;
        self.nodes.push(Node {
            name,
            namespace,
            line,
            parent,
            first_child: None,
            next: None,
            text: Box::default(),
            is_mixed: false,
            has_attributes,
        });
        if let Some(previous) = previous.and_then(|at| self.nodes.get_mut(at)) {
            previous.next = Some(index);
        } else if let Some(parent) = parent.and_then(|at| self.nodes.get_mut(at)) {
            parent.first_child = Some(index);
        }
        index
    }

    /// Ends an element with the text that stood in it.
    pub(super) fn end(&mut self, index: usize, text: &str) {
        if let Some(node) = self.nodes.get_mut(index) {
            if node.first_child.is_none() {
                node.text = text.into();
            } else {
                node.is_mixed = !text.chars().all(is_space);
            }
        }
    }

    pub fn root(&self) -> Option<Element<'_>> {
        self.element(0)
    }

    /// Every element, in the order in which they start.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.nodes.len()).filter_map(|index| self.element(index))
    }

    pub(super) fn element(&self, index: usize) -> Option<Element<'_>> {
        self.nodes.get(index).map(|node| Element { document: self, node, index })
    }
}

/// Space as XML counts it.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// One element of a document.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    document: &'d Document,
    node: &'d Node,
    index: usize,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<'d> Element<'d> {
    /// Empty when no message has an element of that name.
    pub fn name(self) -> &'static str {
        self.node.name
    }

    /// Empty when it is none that messages use.
    pub fn namespace(self) -> &'static str {
        self.node.namespace
    }

    /// Line of its start tag, counted from 1.
    pub fn line(self) -> usize {
        self.node.line
    }

    /// Its text, when there are no elements in it.
    pub fn text(self) -> &'d str {
        &self.node.text
    }

    /// Whether text stands between the elements in it.
    pub fn is_mixed(self) -> bool {
        self.node.is_mixed
    }

    pub fn has_attributes(self) -> bool {
        self.node.has_attributes
    }

    pub fn first_child(self) -> Option<Self> {
        self.node.first_child.and_then(|index| self.document.element(index))
    }

    pub fn next(self) -> Option<Self> {
        self.node.next.and_then(|index| self.document.element(index))
    }

    pub fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.first_child(), |element| element.next())
    }

    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    fn parent(self) -> Option<Self> {
        self.node.parent.and_then(|index| self.document.element(index))
    }

    /// The names from the root, with a number where brothers have the same name: `Bericht/Client[2]/Bsn`. Ends at the
    /// first element that no message has.
    pub fn path(self) -> String {
        let mut line: Vec<Self> = std::iter::successors(Some(self), |element| element.parent()).collect();
        line.reverse();
        let known = line.iter().take_while(|element| !element.name().is_empty()).count();
        let steps: Vec<String> = line.into_iter().take(known + 1).map(Self::step).collect();
        steps.join("/")
    }

    fn step(self) -> String {
        let name = if self.name().is_empty() { "?" } else { self.name() };
        let Some(parent) = self.parent() else { return name.to_owned() };
        let same = |other: &Self| other.name() == self.name();
        let before = parent.children().take_while(|other| *other != self).filter(same).count();
        let alone =
            before == 0 && !std::iter::successors(self.next(), |other| other.next()).any(|o| same(&o));
        if alone { name.to_owned() } else { format!("{name}[{}]", before + 1) }
    }
}
