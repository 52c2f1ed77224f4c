//! Providers.

use crate::handle::handle;
use crate::tables;

handle! {
    /// A hyperscaler: the company whose cloud an investment is for.
    ///
    /// ```
    /// use hyperscaler_investments::Provider;
    ///
    /// let provider: Provider = "Amazon Web Services".parse()?;
    /// match provider {
    ///     Provider::AWS => assert_eq!(provider.name(), "AWS"),
    ///     _ => unreachable!(),
    /// }
    /// # Ok::<(), hyperscaler_investments::UnknownName>(())
    /// ```
    Provider, provider, "provider", id, "The id: `aws`, `google`.", "aws"
}

impl Provider {
    /// The name as the provider writes it.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Provider::GOOGLE.name(), "Google");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::provider::name(self.0)
    }
}
