//! The closed vocabularies that the data files use, as the reader sees them.

use crate::shared::vocabulary::{
    Attribution, Kind, Phase, Qualifier, Scope, SourceKind, StatedBy, Status,
};

pub trait Words: Copy + 'static {
    const WHAT: &'static str;
    const ALL: &'static [Self];

    fn as_str(self) -> &'static str;

    /// What to say where a word that exists must not be written.
    fn refused(self) -> Option<&'static str>;
}

macro_rules! words {
    ($($type:ident $(except $word:ident $because:literal)?,)+) => {
        $(impl Words for $type {
            const WHAT: &'static str = $type::WHAT;
            const ALL: &'static [Self] = $type::ALL;

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn refused(self) -> Option<&'static str> {
                match self {
                    $(Self::$word => Some($because),)?
                    _ => None,
                }
            }
        })+
    };
}

words! {
    Attribution,
    Kind,
    Phase,
    Qualifier except Unquantified
        "qualifier \"unquantified\" goes with no value; help: write amount = \"unquantified\"",
    Scope,
    SourceKind,
    StatedBy,
    Status except Superseded
        "status \"superseded\" is never written: it follows from relations; \
         help: give the newer record supersedes = [...]",
}
