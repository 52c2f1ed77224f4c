//! Every column of every table is read.

use std::hint::black_box;

use hyperscaler_investments::{
    Agreement, Country, Currency, DATA_AS_OF, Group, Investment, Market, Place, Provider, Rate,
    Region, Source, Subdivision, series,
};

fn main() {
    for it in Investment::iter() {
        black_box((
            it.provider(),
            it.country(),
            it.kind(),
            it.phase(),
            it.scope(),
            it.amount(),
        ));
        black_box((
            it.stated_by(),
            it.horizon(),
            it.status(),
            it.stated_total(),
            it.origin(),
        ));
        black_box((
            it.subdivision(),
            it.history().len(),
            it.relations().len(),
            it.referenced_by().len(),
        ));
        black_box((
            it.history().last(),
            it.relations().last(),
            it.referenced_by().last(),
            it.sources().last(),
        ));
        black_box((
            it.area(),
            it.countries().last(),
            it.partners().last(),
            it.claims().last(),
        ));
        black_box((it.id(), it.city(), it.title(), it.note()));
    }
    for it in Investment::timeline() {
        black_box(
            it.country()
                .map(|country| Investment::of(it.provider(), country).len()),
        );
    }
    for totals in series(Investment::iter()) {
        black_box((
            totals.iter().count(),
            totals.excluded().last(),
            totals.caveats().count(),
        ));
    }
    for it in Source::iter() {
        black_box((it.published(), it.read(), it.kind(), it.attribution()));
        black_box((
            it.id(),
            it.publisher(),
            it.origin(),
            it.language(),
            it.title(),
            it.url(),
            it.note(),
        ));
    }
    for it in Region::iter() {
        black_box((
            it.provider(),
            it.country(),
            it.opened(),
            it.investment(),
            it.sources().len(),
        ));
        black_box(it.is_opened_upper_bound());
        black_box((it.code(), it.name(), it.city(), it.note()));
    }
    for it in Agreement::iter() {
        black_box((
            it.provider(),
            it.country(),
            it.announced(),
            it.sources().len(),
        ));
        black_box((it.id(), it.customer(), it.title(), it.size(), it.note()));
    }
    for it in Market::iter() {
        black_box((it.amount(), it.published(), it.sources().len()));
        black_box((it.id(), it.title(), it.period(), it.note()));
    }
    for it in Rate::iter() {
        black_box((
            it.base(),
            it.quote(),
            it.value(),
            it.date(),
            it.sources().len(),
        ));
        black_box((it.id(), it.note()));
    }
    for it in Provider::iter() {
        black_box((it.id(), it.name()));
    }
    for it in Country::iter() {
        black_box((it.code(), it.name_in_sentence(), it.alpha3(), it.note()));
    }
    for it in Subdivision::iter() {
        black_box(it.country());
        black_box((it.code(), it.name()));
    }
    for it in Group::iter() {
        black_box((it.members(DATA_AS_OF).count(), it.sources().len()));
        black_box((it.id(), it.name_in_sentence(), it.note()));
    }
    for it in Currency::iter() {
        black_box(it.minor_units());
        black_box((it.code(), it.name()));
    }
    for name in ["aws", "AWS"] {
        black_box((
            Investment::get(name),
            Source::get(name),
            Region::get(name),
            Agreement::get(name),
        ));
        black_box((
            Market::get(name),
            Rate::get(name),
            Provider::get(name),
            Country::from_code(name),
        ));
        black_box(Place::named(name).count());
        black_box((Subdivision::get(name), Currency::get(name)));
    }
}
