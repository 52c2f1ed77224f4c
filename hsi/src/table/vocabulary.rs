//! The words that may stand in a field: those of the library, by the names that the JSON Schema
//! gives them.

use hyperscaler_investments::{
    Area, Attribution, Date, Evidence, Kind, Origin, Phase, Qualifier, Reason, RelationKind, Scope,
    SourceKind, StatedBy, Status,
};

#[derive(Clone, Copy)]
pub struct Vocabulary {
    pub name: &'static str,
    pub words: fn() -> Vec<&'static str>,
}

macro_rules! vocabularies {
    ($($constant:ident: $type:ident = $name:literal;)+) => {
        $(pub const $constant: Vocabulary = Vocabulary {
            name: $name,
            words: || $type::ALL.iter().map(|word| word.as_str()).collect(),
        };)+

        /// Every vocabulary that JSON uses.
        pub const ALL: &[Vocabulary] = &[$($constant,)+ TURN, VERDICT, CHANGED_VERDICT, PER];
    };
}

vocabularies! {
    AREA: Area = "area";
    KIND: Kind = "kind";
    PHASE: Phase = "phase";
    SCOPE: Scope = "scope";
    QUALIFIER: Qualifier = "qualifier";
    STATED_BY: StatedBy = "stated-by";
    STATUS: Status = "status";
    RELATION: RelationKind = "relation";
    SOURCE_KIND: SourceKind = "source-kind";
    ATTRIBUTION: Attribution = "attribution";
    EVIDENCE: Evidence = "evidence";
    ORIGIN: Origin = "origin";
    REASON: Reason = "reason";
}

/// The statuses of a record's own history: that it was superseded follows from others.
pub const TURN: Vocabulary = Vocabulary {
    name: "status-in-history",
    words: || {
        let own = Status::ALL.iter().filter(|&&it| it != Status::Superseded);
        own.map(|status| status.as_str()).collect()
    },
};

/// `counts`, and every reason why a record that is public may not.
pub const VERDICT: Vocabulary = Vocabulary {
    name: "verdict",
    words: || {
        let mut words = vec!["counts"];
        for &reason in Reason::ALL {
            if reason != Reason::NotYetPublic {
                words.push(reason.as_str());
            }
        }
        words
    },
};

/// The same, and that of a day on which a record was not public.
pub const CHANGED_VERDICT: Vocabulary = Vocabulary {
    name: "verdict-or-not-yet-public",
    words: || {
        let mut words = (VERDICT.words)();
        words.push(Reason::NotYetPublic.as_str());
        words
    },
};

/// The time that a claim is for.
pub const PER: Vocabulary = Vocabulary {
    name: "per",
    words: || vec!["year"],
};

/// How precise a date is.
pub const PRECISION: Vocabulary = Vocabulary {
    name: "precision",
    words: || vec!["day", "month", "year"],
};

/// Returns how precise a date is.
pub const fn precision(date: Date) -> &'static str {
    match (date.month(), date.day()) {
        (None, _) => "year",
        (_, None) => "month",
        _ => "day",
    }
}
