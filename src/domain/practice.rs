//! The care provider that registers and claims.

use super::identifiers::AgbCode;

/// The practice (aanbieder). There is one in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    pub agb: AgbCode,
    pub name: String,
    /// Schema versions that messages name (XsdVersie, IV034): the samples of the standard use 1.0.0.
    pub schema_versions: SchemaVersions,
}

/// BasisschemaXsdVersie and BerichtXsdVersie, each three whole numbers with dots (RS048).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaVersions {
    pub base: String,
    pub message: String,
}

impl Default for SchemaVersions {
    fn default() -> Self {
        Self { base: "1.0.0".to_owned(), message: "1.0.0".to_owned() }
    }
}

impl SchemaVersions {
    /// `None` unless both are three whole numbers with dots and without leading zeros.
    pub fn new(base: &str, message: &str) -> Option<Self> {
        (is_version(base) && is_version(message))
            .then(|| Self { base: base.to_owned(), message: message.to_owned() })
    }
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| {
        !part.is_empty()
            && part.len() <= 9
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
    };
    parts.len() == 3 && parts.iter().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_version_is_three_numbers() {
        for (text, ok) in [
            ("1.0.0", true),
            ("0.1.0", true),
            ("1.10.3", true),
            ("1.0", false),
            ("01.0.0", false),
            ("a.b.c", false),
        ] {
            assert_eq!(SchemaVersions::new(text, "1.0.0").is_some(), ok, "{text}");
        }
    }
}
