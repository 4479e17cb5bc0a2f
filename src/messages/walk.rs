//! Walks through an element in the order of its schema, and notes whatever is missing, double or misplaced.

use crate::domain::text::Text;

use super::complaint::{Complaints, Expected};
use super::xml::Element;

/// The children of one element, which all belong in one namespace.
pub struct Walk<'d, 'c> {
    element: Element<'d>,
    next: Option<Element<'d>>,
    namespace: &'static str,
    log: &'c mut Complaints,
}

impl<'d, 'c> Walk<'d, 'c> {
    /// Reads `element`, whose children belong in `namespace`; complains about what `read` leaves over.
    pub fn through<T>(
        element: Element<'d>,
        namespace: &'static str,
        log: &'c mut Complaints,
        read: impl FnOnce(&mut Walk<'d, '_>) -> Option<T>,
    ) -> Option<T> {
        if element.is_mixed() || (element.first_child().is_none() && !element.text().trim().is_empty()) {
            log.add(element, None, || {
                Text::new("hier staat tekst tussen de elementen", "text stands between the elements here")
            });
        }
        let mut walk = Walk { element, next: element.first_child(), namespace, log };
        let value = read(&mut walk);
        while let Some(left) = walk.next {
            walk.misplaced(left);
            walk.next = left.next();
        }
        value
    }

    /// An element with a value that must be there.
    pub fn one<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        self.take(name, true).and_then(|element| self.value(element, read))
    }

    /// An element with a value that may be there.
    pub fn maybe<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        self.take(name, false).and_then(|element| self.value(element, read))
    }

    /// An element with elements of `namespace` in it that must be there.
    pub fn group<T>(
        &mut self,
        name: &'static str,
        namespace: &'static str,
        read: impl FnOnce(&mut Walk<'d, '_>) -> Option<T>,
    ) -> Option<T> {
        let element = self.take(name, true)?;
        Walk::through(element, namespace, self.log, read)
    }

    /// An element with elements of `namespace` in it that may be there.
    pub fn maybe_group<T>(
        &mut self,
        name: &'static str,
        namespace: &'static str,
        read: impl FnOnce(&mut Walk<'d, '_>) -> Option<T>,
    ) -> Option<T> {
        let element = self.take(name, false)?;
        Walk::through(element, namespace, self.log, read)
    }

    /// One or more elements of the same name with elements of `namespace` in them.
    pub fn groups<T>(
        &mut self,
        name: &'static str,
        namespace: &'static str,
        mut read: impl FnMut(&mut Walk<'d, '_>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        let mut element = self.take(name, true);
        while let Some(one) = element {
            values.extend(Walk::through(one, namespace, self.log, &mut read));
            let more = self.rest().any(|element| element.name() == name);
            element = if more { self.take(name, true) } else { None };
        }
        values
    }

    /// One or more elements of the same name with a value.
    pub fn many<T>(&mut self, name: &'static str, read: impl Fn(&str) -> Result<T, Expected>) -> Vec<T> {
        let mut values = Vec::new();
        let mut element = self.take(name, true);
        while let Some(one) = element {
            values.extend(self.value(one, &read));
            let more = self.rest().any(|element| element.name() == name);
            element = if more { self.take(name, true) } else { None };
        }
        values
    }

    fn value<T>(
        &mut self,
        element: Element<'d>,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        if element.first_child().is_some() {
            self.log.add(element, None, || {
                Text::new("hier horen geen elementen in", "no elements belong in here")
            });
            return None;
        }
        match read(element.text()) {
            Ok(value) => Some(value),
            Err(Expected { rule, what }) => {
                self.log.add(element, rule, || what);
                None
            }
        }
    }

    fn rest(&self) -> impl Iterator<Item = Element<'d>> + use<'d> {
        std::iter::successors(self.next, |element| element.next())
    }

    /// The next element when it has this name; one that must be there is also looked for further on.
    fn take(&mut self, name: &'static str, must: bool) -> Option<Element<'d>> {
        while let Some(unknown) = self.next.filter(|next| next.name().is_empty()) {
            self.misplaced(unknown);
            self.next = unknown.next();
        }
        if must && self.next.is_none_or(|next| next.name() != name) {
            self.seek(name)?;
        }
        let found = self.next.filter(|next| next.name() == name)?;
        self.next = found.next();
        if found.namespace() != self.namespace {
            let space = self.namespace;
            self.log.add(found, None, || {
                crate::text!("hoort in de naamruimte {space}", "belongs in the namespace {space}")
            });
        }
        Some(found)
    }

    fn seek(&mut self, name: &'static str) -> Option<()> {
        if !self.rest().any(|element| element.name() == name) {
            let element = self.element;
            self.log.add(element, None, || crate::text!("{name} ontbreekt", "{name} is missing"));
            return None;
        }
        while let Some(other) = self.next.filter(|next| next.name() != name) {
            self.misplaced(other);
            self.next = other.next();
        }
        Some(())
    }

    fn misplaced(&mut self, element: Element<'d>) {
        self.log.add(element, None, || {
            Text::new(
                "hoort hier niet: onbekend, dubbel, of niet in de volgorde van het schema",
                "does not belong here: unknown, double, or not in the order of the schema",
            )
        });
    }
}

/// Complains about attributes that no message has.
pub fn check_attributes<'d>(elements: impl Iterator<Item = Element<'d>>, log: &mut Complaints) {
    for element in elements.filter(|element| element.has_attributes()) {
        log.add(element, None, || {
            Text::new("heeft een attribuut dat er niet hoort", "has an attribute that does not belong")
        });
    }
}
