//! The question that an output answers: which day it is asked of, and which records. Every form of
//! output carries it, so that no answer is read as one to another question.

use std::collections::BTreeSet;
use std::fmt::Display;

use hyperscaler_investments::{DATA_AS_OF, Date, Investment, Source, as_of};
use serde_json::{Map, Value, json};

use crate::text;

pub struct Question {
    as_of: Date,
    asked: Vec<Asked>,
    /// What a reader should know about what was asked for, in sentences without their full stop.
    remarks: Vec<String>,
    method: Option<Method>,
}

/// How sums got into one currency, and where the rates come from.
pub struct Method {
    pub sentence: String,
    sources: BTreeSet<Source>,
}

impl Method {
    pub fn new(sentence: String, sources: impl Iterator<Item = Source>) -> Self {
        Self {
            sentence,
            sources: sources.collect(),
        }
    }
}

/// An option of the command line, as it was understood.
struct Asked {
    /// Its name, without hyphens.
    option: &'static str,
    values: Vec<String>,
    /// What it asks for, for people; of an option that only changes the form of the answer, nothing.
    in_words: Option<String>,
}

impl Question {
    pub const fn new(as_of: Date) -> Self {
        Self {
            as_of,
            asked: Vec::new(),
            remarks: Vec::new(),
            method: None,
        }
    }

    /// Says how the sums of the answer got into one currency.
    pub fn answered_by(&mut self, method: Method) {
        self.method = Some(method);
    }

    pub const fn day(&self) -> Date {
        self.as_of
    }

    /// Adds a filter, if it has a value. The words follow "only".
    pub fn only<T: Display>(&mut self, option: &'static str, values: &[T], in_words: String) {
        if !values.is_empty() {
            self.add(option, values, Some(in_words));
        }
    }

    /// Adds what a reader should know about what was asked for.
    pub fn remark(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    /// Adds an option that changes the answer without choosing records.
    pub fn also<T: Display>(&mut self, option: &'static str, values: &[T]) {
        if !values.is_empty() {
            self.add(option, values, None);
        }
    }

    fn add<T: Display>(&mut self, option: &'static str, values: &[T], in_words: Option<String>) {
        let values = values.iter().map(ToString::to_string).collect();
        self.asked.push(Asked {
            option,
            values,
            in_words,
        });
    }

    /// Returns whether an option was given.
    pub fn has(&self, option: &str) -> bool {
        self.asked.iter().any(|asked| asked.option == option)
    }

    /// Returns whether the sum of a record is a headline of what is asked for: where countries are, a plan
    /// for no single one is not theirs.
    pub fn takes_headline(&self, investment: Investment) -> bool {
        investment.country().is_some() || !self.has("country")
    }

    /// Returns what the filters ask for: `AWS; Spain; pledged`; nothing if there are none.
    pub fn filters(&self) -> String {
        let words = self.asked.iter().filter_map(|asked| asked.in_words.clone());
        words.collect::<Vec<_>>().join("; ")
    }

    /// Returns the day, the filters and the remarks in sentences.
    pub fn in_words(&self) -> String {
        let day = self.as_of;
        let mut sentence = if as_of(day).is_past_data() {
            format!("As of {day}; the data is kept up to {DATA_AS_OF}.")
        } else {
            format!("As of {day}.")
        };
        let filters = self.filters();
        if !filters.is_empty() {
            sentence = format!("{sentence} Only: {filters}.");
        }
        for remark in &self.remarks {
            sentence = format!("{sentence} {remark}.");
        }
        sentence
    }

    /// Returns how the sums of the answer got into one currency, if they did.
    pub fn method(&self) -> Option<&str> {
        let method = self.method.as_ref();
        method.map(|method| method.sentence.as_str())
    }

    /// Says that no record matches, and what that does not mean.
    pub fn no_record(&self) -> String {
        const MEANING: &str = "the data set holds none, which does not mean that nothing was \
                               invested; see hsi coverage";
        format!("no record{}: {MEANING}", self.of_what())
    }

    /// Says that a list of something else than investments is empty.
    pub fn none_of(&self, things: &str) -> String {
        format!("no {things}{}: the data set holds none", self.of_what())
    }

    /// Returns what was asked for, as a message about nothing says it.
    fn of_what(&self) -> String {
        match self.filters() {
            none if none.is_empty() => none,
            filters if filters.starts_with("for ") => format!(" {filters}"),
            filters => format!(" for {filters}"),
        }
    }

    /// Returns the options that ask the same question again.
    pub fn options(&self) -> String {
        let mut options = Vec::new();
        for asked in &self.asked {
            // A filter takes a list; what is asked for besides may hold commas.
            let values = if asked.in_words.is_some() {
                vec![asked.values.join(",")]
            } else {
                asked.values.clone()
            };
            for value in values {
                let value = if value.contains(' ') {
                    format!("\"{value}\"")
                } else {
                    value
                };
                let option = format!("--{} {value}", asked.option);
                options.push(option.trim_end().to_owned());
            }
        }
        options.join(" ")
    }

    /// Returns the day, the options and the method, as the columns of a table hold them, with the
    /// names of these columns.
    pub fn columns(&self) -> Vec<(&'static str, String)> {
        let mut columns = vec![("as_of", self.as_of.to_string()), ("query", self.options())];
        columns.extend(self.method().map(|method| ("method", method.into())));
        columns
    }

    pub fn json(&self) -> Value {
        let mut options = Map::new();
        for asked in &self.asked {
            options.insert(asked.option.into(), json!(asked.values));
        }
        let mut form = json!({
            "as_of": self.as_of,
            "data_as_of": DATA_AS_OF,
            "options": options,
            "in_words": self.in_words(),
        });
        if let Some(method) = &self.method {
            form["method"] = json!(method.sentence);
            form["rate_sources"] = method.sources.iter().map(|source| source.id()).collect();
        }
        form
    }
}

/// Returns values as a filter says them: any of them is enough.
pub fn any_of(values: impl IntoIterator<Item: Display>) -> String {
    let values: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
    match values.as_slice() {
        [values @ .., last] if !values.is_empty() => {
            format!("{} or {last}", text::listed(values))
        }
        values => text::listed(values),
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, any_of};

    #[test]
    fn a_question_is_said_in_words_and_as_options() {
        let mut question = Question::new("2024-05-27".parse().unwrap());
        assert_eq!(question.in_words(), "As of 2024-05-27.");
        question.only("provider", &["aws", "oracle"], any_of(["AWS", "Oracle"]));
        question.only("status", &[] as &[&str], String::new());
        question.only("text", &["data centre"], "text \"data centre\"".into());
        question.also("in", &["EUR"]);
        question.also("rate", &["USD=0.9", "SEK=0.09"]);
        assert_eq!(
            question.in_words(),
            "As of 2024-05-27. Only: AWS or Oracle; text \"data centre\"."
        );
        assert_eq!(
            question.options(),
            "--provider aws,oracle --text \"data centre\" --in EUR --rate USD=0.9 --rate SEK=0.09"
        );
        assert!(
            question
                .no_record()
                .starts_with("no record for AWS or Oracle; ")
        );
    }
}
