//! Everything that a total says, and how it is written.

use hyperscaler_investments::{Currency, Totals};
use serde_json::{Value, json};

use super::{Args, explain, groups};
use crate::arguments::By;
use crate::caveats::{self, Said};
use crate::conversion::{Conversion, InOneCurrency};
use crate::failure::Failure;
use crate::lines::{self, Line, NotShown};
use crate::output::{Form, Format, Output};
use crate::question::Question;
use crate::reasons;
use crate::table::{EXPLAINED, Explained};
use crate::text;

const NOTHING_CONVERTED: &str = "Nothing could be converted.";

pub struct Report<'a> {
    question: Question,
    by: &'a [By],
    totals: Totals,
    lines: Vec<Line>,
    /// What `--top` leaves out of the lines.
    not_shown: Vec<NotShown>,
    conversion: Option<&'a Conversion>,
    converted: Option<ConvertedLines>,
    caveats: Vec<Said>,
}

/// The same sums in one currency.
struct ConvertedLines {
    lines: Vec<Line>,
    /// What could not be converted, in its own currency.
    rest: Vec<Line>,
    /// What `--top` leaves out of the lines.
    not_shown: Vec<NotShown>,
    whole: InOneCurrency,
}

impl ConvertedLines {
    fn new(by: &[By], totals: &Totals, conversion: &Conversion) -> Result<Self, Failure> {
        let whole = conversion.convert(totals)?;
        let rest = match whole.unconverted() {
            Some(rest) => lines::grouped(by, &rest, None)?,
            None => Vec::new(),
        };
        Ok(Self {
            lines: lines::grouped(by, totals, Some(conversion))?,
            rest,
            not_shown: Vec::new(),
            whole,
        })
    }

    /// Sorts the groups, and keeps the first of each phase and currency, as asked for.
    fn arrange(
        &mut self,
        args: &Args,
        totals: &Totals,
        conversion: &Conversion,
    ) -> Result<(), Failure> {
        self.not_shown = arrange(&mut self.lines, args, totals, Some(conversion))?;
        if let Some(rest) = self.whole.unconverted() {
            arrange(&mut self.rest, args, &rest, None)?;
        }
        Ok(())
    }

    fn heading(&self, into: Currency) -> String {
        if self.rest.is_empty() {
            format!("In {into}:")
        } else {
            format!("In {into}, without what could not be converted:")
        }
    }
}

/// Sorts the groups of totals, and keeps the first of each phase and currency, or those in the first rows of
/// a matrix, as asked for. Returns what is left out.
fn arrange(
    lines: &mut Vec<Line>,
    args: &Args,
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<NotShown>, Failure> {
    if let Some(sort) = &args.sort {
        lines::sort(lines, sort, &args.by);
    }
    match (args.top, args.by.as_slice()) {
        (None, _) => Ok(Vec::new()),
        (Some(_), &[rows, columns]) if args.matrix => {
            let (rows, not_shown) = groups::rows([rows, columns], args, totals, conversion)?;
            lines::keep_rows(lines, &rows);
            Ok(not_shown)
        }
        (Some(most), _) => Ok(lines::keep_first(lines, most.get())),
    }
}

impl<'a> Report<'a> {
    pub fn new(args: &'a Args, conversion: Option<&'a Conversion>) -> Result<Self, Failure> {
        let totals = args.filters.totals();
        let mut lines = lines::grouped(&args.by, &totals, None)?;
        let (caveats, mut converted) = match conversion {
            None => (caveats::of(&totals, args.reading(), None), None),
            Some(conversion) => {
                let converted = ConvertedLines::new(&args.by, &totals, conversion)?;
                let caveats = caveats::of(&totals, args.reading(), Some(&converted.whole));
                (caveats, Some(converted))
            }
        };
        let mut question = args.question();
        if let Some(converted) = &converted {
            question.answered_by(converted.whole.asked_method());
        }
        let not_shown = arrange(&mut lines, args, &totals, None)?;
        if let (Some(converted), Some(conversion)) = (&mut converted, conversion) {
            converted.arrange(args, &totals, conversion)?;
        }
        Ok(Self {
            question,
            by: &args.by,
            not_shown,
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
            Format::Json => output.json(&self.json(args)),
            Format::Table | Format::Md => self.page(args, form, output),
            Format::Csv | Format::Ndjson => {
                if let Some(left_out) = NotShown::in_words(self.not_shown()) {
                    output.note(left_out);
                }
                let caveats = self.caveats.iter();
                for sentence in caveats::sentences(caveats, args.explain, "--format json") {
                    output.note(sentence);
                }
                self.rows(args, form, output)
            }
        }
    }

    /// Returns what is left out of the lines that a table shows.
    fn not_shown(&self) -> &[NotShown] {
        match &self.converted {
            Some(converted) => &converted.not_shown,
            None => &self.not_shown,
        }
    }

    fn is_empty(&self) -> bool {
        self.totals.selection().next().is_none()
    }

    /// Writes one table: what is explained, or the sums, in one currency if one is asked for.
    fn rows(&self, args: &Args, form: Form, output: &mut Output) -> Result<(), Failure> {
        let lines = self.flat_lines();
        let explained = || Explained::all(&self.totals);
        match (form.format, args.explain) {
            (Format::Csv, true) => {
                let grid = EXPLAINED.sheet(&explained()).grid();
                output.answer_rows(&self.question, grid)
            }
            (Format::Csv, false) => output.answer_rows(
                &self.question,
                lines::flat(self.by, &lines, self.conversion.is_some()),
            ),
            (_, true) => {
                let forms: Vec<_> = explained().iter().map(|it| EXPLAINED.json(it)).collect();
                output.answer_lines(&self.question, forms)
            }
            (_, false) => output.answer_lines(&self.question, lines::json(self.by, &lines)),
        }
    }

    /// Returns the lines of the one table: in one currency if one is asked for, and then in their own
    /// what could not be converted.
    fn flat_lines(&self) -> Vec<Line> {
        match &self.converted {
            Some(converted) => [&converted.lines[..], &converted.rest].concat(),
            None => self.lines.clone(),
        }
    }

    fn json(&self, args: &Args) -> Value {
        let mut form = json!({
            "query": self.question.json(),
            "totals": lines::json(self.by, &self.lines),
            "excluded": reasons::excluded_json(self.totals.excluded()),
            "caveats": caveats::json(&self.caveats),
        });
        if let Some(converted) = &self.converted {
            form["converted"] = lines::json(self.by, &converted.lines).into();
            form["rates"] = converted.whole.rates().into();
            form["unconverted"] = lines::json(self.by, &converted.rest).into();
        }
        if args.top.is_some() {
            form["not_shown"] = json!({ "totals": NotShown::json(&self.not_shown) });
            if let Some(converted) = &self.converted {
                form["not_shown"]["converted"] = NotShown::json(&converted.not_shown).into();
            }
        }
        if args.explain {
            form["explained"] = EXPLAINED.list(&Explained::all(&self.totals));
            form["headlines"] =
                lines::json_of_sums(&explain::headlines(&self.totals, &self.question)).into();
        }
        form
    }

    fn page(&self, args: &Args, form: Form, output: &mut Output) -> Result<(), Failure> {
        if args.explain && !self.is_empty() {
            self.explanation(form, output)?;
        }
        match (&self.converted, self.conversion) {
            _ if self.lines.is_empty() => output.line("Nothing counts.")?,
            _ if args.matrix => self.matrices(args, form, output)?,
            // Groups in many currencies beside the same in one would hide what was asked for.
            (Some(converted), Some(_)) if !self.by.is_empty() => {
                self.sums(&converted.lines, form, output)?;
            }
            (converted, conversion) => {
                self.sums(&self.lines, form, output)?;
                if let (Some(converted), Some(conversion)) = (converted, conversion) {
                    output.line("")?;
                    output.line(&converted.heading(conversion.into))?;
                    output.line("")?;
                    self.sums(&converted.lines, form, output)?;
                }
            }
        }
        output.line("")?;
        output.notes(form.format, &self.notes(args.explain))
    }

    fn sums(&self, lines: &[Line], form: Form, output: &mut Output) -> Result<(), Failure> {
        if lines.is_empty() {
            return output.line(NOTHING_CONVERTED);
        }
        let grid = lines::screen(self.by, lines, form.digits);
        output.grid(form.format, &grid)
    }

    /// Writes the sums as rows and columns.
    fn matrices(&self, args: &Args, form: Form, output: &mut Output) -> Result<(), Failure> {
        let &[rows, columns] = self.by else {
            return Ok(());
        };
        let by = [rows, columns];
        let matrices = groups::matrices(by, args, &self.totals, self.conversion, form.digits)?;
        if matrices.is_empty() {
            output.line(NOTHING_CONVERTED)?;
        }
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
        let headlines = explain::headlines(&self.totals, &self.question);
        let right = lines::stated(&[], &self.totals);
        if let Some(comparison) = explain::comparison(&headlines, &right, form.digits) {
            output.grid(form.format, &comparison)?;
            output.line("")?;
            output.sentence(form.format, explain::WRONG)?;
            output.line("")?;
        }
        Ok(())
    }

    /// Returns the question, the rates, what is left out, and the caveats.
    fn notes(&self, explain: bool) -> Vec<String> {
        let mut notes = vec![self.question.in_words()];
        notes.extend(self.question.method().map(String::from));
        notes.extend(NotShown::in_words(self.not_shown()));
        let excluded = self.totals.excluded().count();
        if excluded > 0 && !explain {
            let records = text::count(excluded, "record");
            notes.push(format!(
                "{records} left out; --explain says which, and why."
            ));
        }
        let caveats = self.caveats.iter();
        let others = caveats.filter(|caveat| !caveat.is_about_the_day());
        notes.extend(caveats::sentences(others, explain, "--explain"));
        notes
    }
}
