//! The handles: two bytes that stand for a row of a generated table.
//!
//! What all handles can do stands here: iteration, text form, and for most the look-up by key and parsing. Places
//! are found by names, in `place`. What one handle can tell besides stands in the file of its record type. Nothing here knows the fields of a record.

/// Declares a handle type with a look-up by key.
///
/// `key` names the accessor of the key and says what it returns, `example` is a key for the examples in the
/// documentation.
macro_rules! handle {
    (
        $(#[$doc:meta])*
        $type:ident in $table:ident, called $what:literal,
        key: $key:ident, $key_doc:literal,
        example: $example:literal $(,)?
    ) => {
        crate::handle::row! {
            $(#[$doc])*
            $type in $table, called $what,
            key: $key, $key_doc,
            example: $example,
        }

        impl $type {
            #[doc = concat!("Returns the ", $what, " with this ", stringify!($key), " or alias.")]
            /// Upper and lower case of ASCII letters are the same. An alias is another name, or a name of before; what is
            /// returned has its own.
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("let ", stringify!($table), " = ", stringify!($type), "::get(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(", stringify!($table), ".", stringify!($key), "(), \"", $example, "\");")]
            #[doc = concat!("assert_eq!(", stringify!($type), "::get(\"no such thing\"), None);")]
            /// ```
            #[must_use]
            #[inline]
            pub fn get(key: &str) -> Option<Self> {
                crate::tables::$table::find(key.as_bytes()).map(Self)
            }
        }

        impl core::str::FromStr for $type {
            type Err = crate::UnknownName;

            #[inline]
            fn from_str(key: &str) -> Result<Self, crate::UnknownName> {
                Self::get(key).ok_or_else(|| {
                    crate::UnknownName::new(Self::WHAT, key, crate::tables::$table::keys())
                })
            }
        }
    };
}

/// Declares a handle type: its iterator and its text form. How it is found is left to others.
macro_rules! row {
    (
        $(#[$doc:meta])*
        $type:ident in $table:ident, called $what:literal,
        key: $key:ident, $key_doc:literal,
        example: $example:literal $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub(crate) u16);

        impl $type {
            /// What this handle stands for, in one word or two.
            pub(crate) const WHAT: &'static str = $what;

            #[doc = concat!("Returns an iterator over every ", $what, ", in the order of the ", stringify!($key), "s.")]
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("for ", stringify!($table), " in ", stringify!($type), "::iter() {")]
            #[doc = concat!("    println!(\"{}\", ", stringify!($table), ".", stringify!($key), "());")]
            /// }
            /// ```
            pub fn iter() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + core::iter::FusedIterator + Clone {
                (0..crate::tables::$table::LEN as u16).map(Self)
            }

            #[doc = $key_doc]
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("let ", stringify!($table), ": ", stringify!($type), " = \"", $example, "\".parse()?;")]
            #[doc = concat!("assert_eq!(", stringify!($table), ".", stringify!($key), "(), \"", $example, "\");")]
            /// # Ok::<(), hyperscaler_investments::UnknownName>(())
            /// ```
            #[must_use]
            #[inline]
            pub fn $key(self) -> &'static str {
                crate::tables::$table::key(self.0)
            }
        }

        #[doc = concat!("Writes the ", stringify!($key), ".")]
        impl core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.$key())
            }
        }

        impl core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self.$key())
            }
        }
    };
}

pub(crate) use {handle, row};
