//! Everything that a total says, and how it is written.

use hyperscaler_investments::{Investment, Totals};
use serde_json::{Value, json};

use super::{Args, explain, groups};
use crate::arguments::By;
use crate::caveats::{self, Said};
use crate::conversion::{Conversion, InOneCurrency};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::output::{Form, Format, Output};
use crate::question::Question;
use crate::table::{EXPLAINED, Explained};
use crate::text;

pub struct Report<'a> {
    question: Question,
    by: &'a [By],
    totals: Totals,
    lines: Vec<Line>,
    /// How many of the lines shown `--top` leaves out.
    left_out_groups: usize,
    conversion: Option<&'a Conversion>,
    converted: Option<ConvertedLines>,
    caveats: Vec<Said>,
}

/// The same sums in one currency.
struct ConvertedLines {
    lines: Vec<Line>,
    whole: InOneCurrency,
}

impl<'a> Report<'a> {
    pub fn new(args: &'a Args, conversion: Option<&'a Conversion>) -> Result<Self, Failure> {
        let totals = args.filters.totals();
        let mut lines = lines::grouped(&args.by, &totals, None)?;
        let (caveats, mut converted) = match conversion {
            None => (caveats::of(&totals, args.reading(), None), None),
            Some(conversion) => {
                let converted = conversion.convert(&totals)?;
                let caveats = caveats::of(&totals, args.reading(), Some(&converted));
                let lines = lines::grouped(&args.by, &totals, Some(conversion))?;
                let whole = converted;
                (caveats, Some(ConvertedLines { lines, whole }))
            }
        };
        let mut left_out_groups = 0;
        if let Some(most) = args.top {
            left_out_groups = lines::keep_first(&mut lines, most.get());
            if let Some(converted) = &mut converted {
                left_out_groups = lines::keep_first(&mut converted.lines, most.get());
            }
        }
        Ok(Self {
            question: args.question(),
            by: &args.by,
            left_out_groups,
            lines,
            totals,
            conversion,
            converted,
            caveats,
        })
    }

    pub fn write(&self, args: &Args, output: &mut Output) -> Result<(), Failure> {
        if self.is_empty() {
            output.note(self.question.no_record());
        }
        let form = args.form.form();
        match form.format {
            Format::Json => output.json(&self.json(args.explain)),
            Format::Table | Format::Md => self.page(args, form, output),
            Format::Csv | Format::Ndjson => {
                for caveat in &self.caveats {
                    output.note(&caveat.in_words);
                }
                self.rows(args, form, output)
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.totals.selection().next().is_none()
    }

    /// Writes one table: what is explained, or the sums, in one currency if one is asked for.
    fn rows(&self, args: &Args, form: Form, output: &mut Output) -> Result<(), Failure> {
        let converted = self.converted.as_ref();
        let lines = converted.map_or(&self.lines, |converted| &converted.lines);
        let explained = || Explained::all(&self.totals);
        match (form.format, args.explain) {
            (Format::Csv, true) => {
                let grid = EXPLAINED.sheet(&explained()).grid();
                output.answer_rows(&self.question, grid)
            }
            (Format::Csv, false) => output.answer_rows(&self.question, lines::flat(self.by, lines)),
            (_, true) => {
                let forms: Vec<_> = explained().iter().map(|it| EXPLAINED.json(it)).collect();
                output.answer_lines(&self.question, forms)
            }
            (_, false) => output.answer_lines(&self.question, lines::json(self.by, lines)),
        }
    }

    fn json(&self, explain: bool) -> Value {
        let excluded = self.totals.excluded().map(|(investment, exclusion)| {
            json!({
                "id": investment.id(),
                "reason": exclusion.reason(),
                "by": exclusion.by().map(Investment::id),
            })
        });
        let mut form = json!({
            "query": self.question.json(),
            "totals": lines::json(self.by, &self.lines),
            "excluded": excluded.collect::<Vec<_>>(),
            "caveats": caveats::json(&self.caveats),
        });
        if let Some(converted) = &self.converted {
            form["converted"] = lines::json(self.by, &converted.lines).into();
            form["method"] = converted.whole.method().into();
            form["rates"] = converted.whole.rates().into();
            let unconverted = converted.whole.unconverted();
            let unconverted = unconverted.map(|totals| lines::stated(&[], &totals));
            form["unconverted"] = lines::json(&[], &unconverted.unwrap_or_default()).into();
        }
        if explain {
            form["explained"] = EXPLAINED.list(&Explained::all(&self.totals));
            form["headlines"] = lines::json_of_sums(&explain::headlines(&self.totals)).into();
        }
        form
    }

    fn page(&self, args: &Args, form: Form, output: &mut Output) -> Result<(), Failure> {
        if args.explain && !self.is_empty() {
            self.explanation(form, output)?;
        }
        match (&self.converted, self.conversion) {
            _ if self.lines.is_empty() => output.line("Nothing counts.")?,
            // Groups in many currencies beside the same in one would hide what was asked for.
            (Some(converted), Some(conversion)) if !self.by.is_empty() => {
                self.sums(args, &converted.lines, Some(conversion), form, output)?;
            }
            (converted, conversion) => {
                self.sums(args, &self.lines, None, form, output)?;
                if let (Some(converted), Some(conversion)) = (converted, conversion) {
                    output.line("")?;
                    output.line(&format!("In {}:", conversion.into))?;
                    output.line("")?;
                    self.sums(args, &converted.lines, Some(conversion), form, output)?;
                }
            }
        }
        output.line("")?;
        output.notes(form.format, &self.notes(args.explain))
    }

    /// Writes the lines, or the same as rows and columns.
    fn sums(
        &self,
        args: &Args,
        lines: &[Line],
        conversion: Option<&Conversion>,
        form: Form,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let (true, &[rows, columns]) = (args.matrix, self.by) else {
            let grid = lines::screen(self.by, lines, form.digits);
            return output.grid(form.format, &grid);
        };
        let matrices = groups::matrices([rows, columns], &self.totals, conversion, form.digits)?;
        for (number, matrix) in matrices.iter().enumerate() {
            if number > 0 {
                output.line("")?;
            }
            output.line(&matrix.heading)?;
            output.line("")?;
            output.grid(form.format, &matrix.grid)?;
        }
        Ok(())
    }

    /// Writes each record with its verdict, and the wrong sum beside the right one where it differs.
    fn explanation(&self, form: Form, output: &mut Output) -> Result<(), Failure> {
        let explained = EXPLAINED.screen(&Explained::all(&self.totals), form.digits);
        output.grid(form.format, &explained)?;
        output.line("")?;
        let headlines = explain::headlines(&self.totals);
        let right = lines::stated(&[], &self.totals);
        if let Some(comparison) = explain::comparison(&headlines, &right, form.digits) {
            output.grid(form.format, &comparison)?;
            output.line("")?;
            output.line(explain::WRONG)?;
            output.line("")?;
        }
        Ok(())
    }

    /// Returns the question, the rates, what is left out, and the caveats.
    fn notes(&self, explain: bool) -> Vec<String> {
        let mut notes = vec![self.question.in_words()];
        if let Some(converted) = &self.converted {
            notes.push(converted.whole.method());
        }
        if self.left_out_groups > 0 {
            let groups = text::count(self.left_out_groups, "smaller group");
            notes.push(format!("{groups} not shown."));
        }
        let excluded = self.totals.excluded().count();
        if excluded > 0 && !explain {
            let records = text::count(excluded, "record");
            notes.push(format!(
                "{records} left out; --explain says which, and why."
            ));
        }
        let caveats = self.caveats.iter();
        let others = caveats.filter(|caveat| !caveat.is_about_the_day());
        notes.extend(others.map(|caveat| caveat.in_words.clone()));
        notes
    }
}
