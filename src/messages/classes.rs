//! The classes of a message: as they are sent, or as they come back, each ending in the codes that judge it.

use crate::domain::claim::return_codes::ReturnCode;

use super::values;
use super::walk::Walk;

/// Which kind of classes are read, and the codes that they had so far.
pub struct Classes {
    /// Where the elements of the message belong.
    pub namespace: &'static str,
    /// `None` for a message that is not returned.
    codes: Option<Vec<ClassCodes>>,
}

/// The codes of one class, in the order of the message: what stands inside a class comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCodes {
    /// Its element, such as `StartProduct`.
    pub class: &'static str,
    pub codes: Vec<ReturnCode>,
}

impl Classes {
    pub const fn sent(namespace: &'static str) -> Self {
        Self { namespace, codes: None }
    }

    pub const fn returned(namespace: &'static str) -> Self {
        Self { namespace, codes: Some(Vec::new()) }
    }

    /// Reads what ends a class.
    pub fn end(&mut self, walk: &mut Walk<'_, '_>, class: &'static str) {
        let Some(known) = &mut self.codes else { return };
        let codes = walk.group("RetourCodes", self.namespace, |walk| Some(return_codes(walk)));
        known.extend(codes.map(|codes| ClassCodes { class, codes }));
    }

    /// Of all classes that were read.
    pub fn into_codes(self) -> Vec<ClassCodes> {
        self.codes.unwrap_or_default()
    }
}

/// The content of RetourCodes.
pub(super) fn return_codes(walk: &mut Walk<'_, '_>) -> Vec<ReturnCode> {
    walk.many("RetourCode", values::return_code)
}
