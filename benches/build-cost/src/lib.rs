//! Nothing: what is measured is what a dependency brings into its dependent's build.
