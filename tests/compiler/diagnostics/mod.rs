//! Every rule of the data compiler, broken: what it says then, to the letter and to the column.

mod amounts;
mod areas;
mod fields;
mod files;
mod forgotten;
mod histories;
mod names;
mod overlay;
mod places;
mod reference_rates;
mod references;
mod relations;
mod sums;
mod tables;
mod texts;
mod together;
mod types;
mod values;
