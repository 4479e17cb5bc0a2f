//! What people read when a file could not be placed.

use super::PlaceError;
use crate::domain::text::Text;
use crate::text;

impl PlaceError {
    /// What is wrong and where, for people.
    pub fn words(&self) -> Text {
        match self {
            Self::Name => {
                text!(
                    "de bestandsnaam mag alleen letters, cijfers en . _ - bevatten",
                    "the file name may hold only letters, digits and . _ -"
                )
            }
            Self::FolderMissing(path) => {
                let path = path.display();
                text!("de map {path} bestaat niet", "the folder {path} does not exist")
            }
            Self::NotAFolder(path) => {
                let path = path.display();
                text!("{path} is geen map", "{path} is not a folder")
            }
            Self::Link(path) => {
                let path = path.display();
                text!(
                    "{path} is een symbolische koppeling; die wordt niet gevolgd",
                    "{path} is a symbolic link, which is not followed"
                )
            }
            Self::NotAFile(path) => {
                let path = path.display();
                text!("{path} is geen gewoon bestand", "{path} is not an ordinary file")
            }
            Self::Different(path) => {
                let path = path.display();
                text!(
                    "{path} bestaat al met een andere inhoud en wordt niet overschreven",
                    "{path} already exists with other content and is not overwritten"
                )
            }
            Self::Refused { path, .. } => {
                let path = path.display();
                text!("schrijven naar {path} is niet toegestaan", "writing to {path} is not permitted")
            }
            Self::Full { path, .. } => {
                let path = path.display();
                text!(
                    "er is geen ruimte meer om {path} te schrijven",
                    "there is no space left to write {path}"
                )
            }
            Self::Disk { path, source } => {
                let path = path.display();
                text!(
                    "{path} kon niet worden gelezen of geschreven ({source})",
                    "{path} could not be read or written ({source})"
                )
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Text {
        match self {
            Self::Name => text!("kies een naam zoals declaratie-1.xml", "choose a name such as claim-1.xml"),
            Self::FolderMissing(_) => {
                text!("maak de map aan of kies een andere", "make the folder or choose another one")
            }
            Self::NotAFolder(_) => text!("kies een map", "choose a folder"),
            Self::Link(_) | Self::NotAFile(_) | Self::Different(_) => text!(
                "bekijk wat daar staat, verplaats het of kies een andere map, en probeer het opnieuw",
                "look at what stands there, move it or choose another folder, and try again"
            ),
            Self::Refused { .. } => text!(
                "geef uzelf schrijfrechten op de map of kies een andere",
                "give yourself permission to write to the folder or choose another one"
            ),
            Self::Full { .. } => text!(
                "maak ruimte vrij en probeer het opnieuw; er is niets verloren",
                "free some space and try again; nothing is lost"
            ),
            Self::Disk { .. } => text!(
                "controleer de schijf of netwerkmap en probeer het opnieuw; er is niets verloren",
                "check the disk or network folder and try again; nothing is lost"
            ),
        }
    }
}
