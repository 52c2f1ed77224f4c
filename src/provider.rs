//! The providers. A provider is its id and its name: what it invests stands with the investments.

use crate::handle::handle;
use crate::tables;

handle! {
    /// A hyperscaler: the company whose cloud an investment is for.
    ///
    /// Parsing takes the id and the company's usual names.
    ///
    /// ```
    /// use hyperscaler_investments::Provider;
    ///
    /// let provider: Provider = "Amazon Web Services".parse()?;
    /// let colour = match provider {
    ///     Provider::AWS => "orange",
    ///     Provider::MICROSOFT => "blue",
    ///     _ => "grey",
    /// };
    /// assert_eq!(colour, "orange");
    /// # Ok::<(), hyperscaler_investments::UnknownName>(())
    /// ```
    Provider in provider, called "provider",
    key: id, "Returns the permanent id: `aws`, `google`.",
    example: "aws",
}

impl Provider {
    /// Returns the name as the provider writes it.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Provider::GOOGLE.name(), "Google");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::provider::name(self.0)
    }
}
