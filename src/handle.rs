//! The handles: two bytes that stand for a row of a generated table.

/// Declares a handle type: its look-up by key, its iterator, and its text form.
///
/// `$key` names the accessor of the key, `$example` is a key for the examples in the documentation.
macro_rules! handle {
    ($(#[$doc:meta])* $type:ident, $table:ident, $what:literal, $key:ident, $key_doc:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(pub(crate) u16);

        impl $type {
            /// What this handle stands for, in one word or two.
            pub(crate) const WHAT: &'static str = $what;

            #[doc = concat!("Looks a ", $what, " up by its ", stringify!($key), " or an alias, ASCII case ignored.")]
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("let found = ", stringify!($type), "::get(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(found.", stringify!($key), "(), \"", $example, "\");")]
            #[doc = concat!("assert_eq!(", stringify!($type), "::get(\"no such thing\"), None);")]
            /// ```
            #[must_use]
            pub fn get(key: &str) -> Option<Self> {
                crate::tables::$table::find(key).map(Self)
            }

            #[doc = concat!("Every ", $what, ", in the order of their keys.")]
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("let keys = ", stringify!($type), "::iter().map(", stringify!($type), "::", stringify!($key), ");")]
            /// assert!(keys.is_sorted());
            /// ```
            pub fn iter() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone {
                (0..crate::tables::$table::LEN as u16).map(Self)
            }

            #[doc = $key_doc]
            ///
            /// ```
            #[doc = concat!("use hyperscaler_investments::", stringify!($type), ";")]
            #[doc = concat!("assert_eq!(", stringify!($type), "::get(\"", $example, "\").unwrap().", stringify!($key), "(), \"", $example, "\");")]
            /// ```
            #[must_use]
            pub fn $key(self) -> &'static str {
                crate::tables::$table::key(self.0)
            }
        }

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

pub(crate) use handle;
