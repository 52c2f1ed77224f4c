//! Every rule of the data compiler, broken: what it says then, to the letter and to the column.

mod areas;
mod claims;
mod fields;
mod files;
mod names;
mod overlay;
mod reference_rates;
mod references;
mod relations;
mod tables;
mod texts;
mod together;
mod types;
mod values;
