//! Why a contract is not taken over, in words.

use super::Problem;
use super::operations::refused;
use crate::domain::text::Text;
use crate::operations::import_contract::Error;
use crate::text;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::File(complaints) => {
                let count = complaints.len();
                Self::usage(match count {
                    1 => text!("1 fout; er is niets opgeslagen", "1 fault; nothing was stored"),
                    _ => text!("{count} fouten; er is niets opgeslagen", "{count} faults; nothing was stored"),
                })
            }
            Error::Refused(findings) => refused(&findings),
            Error::ProductTaken { product, contract } => Self::rule(text!(
                "productsleutel {product} is al van contract {contract}",
                "product key {product} belongs to contract {contract} already"
            ))
            .hint(Text::new(
                "geef het product een andere sleutel: een registratie noemt haar product alleen bij de sleutel",
                "give the product another key: an entry names its product by the key alone",
            )),
            Error::ActivityDiffers { activity, contract } => Self::rule(text!(
                "activiteit {activity} is in contract {contract} van een andere soort",
                "activity {activity} is of another kind in contract {contract}"
            ))
            .hint(Text::new("geef de activiteit een andere sleutel", "give the activity another key")),
            Error::InUse(from) => Self::rule(text!(
                "de versie vanaf {from} is in gebruik: er staan tarieven, toewijzingen of registraties op",
                "the version from {from} is in use: tariffs, allocations or entries stand on it"
            ))
            .hint(Text::new(
                "geef de nieuwe versie een latere eerste dag (from); oudere maanden houden dan de oude",
                "give the new version a later first day (from); older months then keep the old one",
            )),
            Error::NotNewest(newest) => Self::rule(text!(
                "er is al een versie vanaf {newest}; een nieuwe begint later",
                "there is a version from {newest} already; a new one starts later"
            ))
            .hint(Text::new("pas de eerste dag (from) aan", "change the first day (from)")),
            Error::ProductMissing(product) => Self::rule(text!(
                "product {product} ontbreekt, maar er staan registraties op vanaf de eerste dag",
                "product {product} is missing, but entries from the first day on stand on it"
            ))
            .hint(keep_it()),
            Error::ActivityMissing(activity) => Self::rule(text!(
                "activiteit {activity} ontbreekt, maar registraties vanaf de eerste dag hebben haar",
                "activity {activity} is missing, but entries from the first day on have it"
            ))
            .hint(keep_it()),
            Error::Store(error) => error.into(),
        }
    }
}

const fn keep_it() -> Text {
    Text::new(
        "laat de sleutel staan, of kies een latere eerste dag (from)",
        "leave the key in, or choose a later first day (from)",
    )
}
