//! `hsi`, the command line, run as people and scripts run it.

mod asking;
mod currency;
mod filters;
mod help;
mod json;
mod manners;
mod places;
mod questions;
mod reading;
mod rules;
mod run;
mod time;
mod totals;
