//! The pictures of a page: the world on its day, each for narrow screens and for wide ones.

use hyperscaler_investments::{Snapshot, as_of, series};

use crate::arguments::By;
use crate::chart::history::{self, History};
use crate::chart::map::{self, Map};
use crate::chart::ranking::{self, Ranked, Ranking};
use crate::chart::{Setting, Subject, Theme};
use crate::failure::Failure;
use crate::lines;
use crate::question::Question;

/// The widths, and the classes that show one of them.
const WIDTHS: [(f64, &str); 2] = [(340.0, "narrow"), (800.0, "wide")];
/// How many countries a ranking shows.
const TOP: usize = 12;
/// How many providers a history shows by themselves: all of them.
const PROVIDERS: usize = 7;

/// Returns the pictures as HTML. There is none of what nobody can draw: nothing may count on the day.
pub fn all(subject: &Subject) -> Result<String, Failure> {
    let mut figures = String::new();
    for draw in [map, ranking, history] {
        for (width, class) in WIDTHS {
            let setting = Setting {
                width,
                theme: Theme::Auto,
                title: None,
            };
            match draw(subject, &setting) {
                Ok(svg) => {
                    let figure = format!("<figure class=\"{class}\">\n{svg}</figure>\n");
                    figures.push_str(&figure);
                }
                Err(Failure::Usage(_) | Failure::NotFound(_)) => {}
                Err(failure @ Failure::Output(_)) => return Err(failure),
            }
        }
    }
    Ok(figures)
}

/// Returns the subject of the pictures: everything that was known on a day.
pub fn subject(
    snapshot: Snapshot,
    conversion: Option<crate::conversion::Conversion>,
    question: Question,
) -> Subject {
    Subject {
        question,
        totals: snapshot.totals(snapshot.known()),
        conversion,
    }
}

fn map(subject: &Subject, setting: &Setting) -> Result<String, Failure> {
    let conversion = subject.conversion.as_ref();
    let countries = lines::grouped(&[By::Country], &subject.totals, conversion)?;
    let chart = Map::new(subject, &countries)?;
    Ok(map::draw(&chart, subject, setting))
}

fn ranking(subject: &Subject, setting: &Setting) -> Result<String, Failure> {
    let (by, totals, conversion) = (By::Country, &subject.totals, subject.conversion.as_ref());
    let ranked = Ranked {
        groups: lines::grouped(&[by], totals, conversion)?,
        parts: lines::by_provider(by, totals, conversion)?,
        top: TOP,
        called: by.called(),
    };
    let chart = Ranking::new(subject, &ranked)?;
    Ok(ranking::draw(&chart, subject, setting))
}

fn history(subject: &Subject, setting: &Setting) -> Result<String, Failure> {
    let snapshot = subject.totals.snapshot();
    let steps = series(snapshot.known());
    let steps: Vec<_> = steps
        .take_while(|totals| totals.snapshot().date() <= snapshot.date())
        .collect();
    let asked = history::Asked {
        series: &steps,
        start: None,
        end: as_of(snapshot.date()).totals(snapshot.known()),
        group_of: &|investment| By::Provider.group(investment),
        called: &By::Provider.option(),
        top: PROVIDERS,
    };
    let chart = History::new(subject, &asked)?;
    Ok(history::draw(&chart, subject, setting))
}
