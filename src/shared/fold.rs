//! Names of places as people type them, brought to one form.
//!
//! The form is in lower case, without accents, apostrophes and dots, with one blank between words and none
//! of the signs that stand there, and without "the" before it: "Côte d’Ivoire" and "COTE D'IVOIRE" are
//! `cote divoire`, "The Gambia" is `gambia`. Letters beyond Latin lose their case, and the marks that Unicode
//! can write with a letter or behind it. The compiler folds the names of the data, a look-up folds what is
//! asked for, and both compare bytes. The names of constants go by the same table of letters.
//!
//! Unicode's own tables would be exact for every script, and larger than all names together.

/// The most bytes of a folded name. What is longer is no name.
pub const LONGEST: usize = 64;

/// A folded name, on the stack.
#[derive(Clone, Copy)]
pub struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
    /// The place of the blank that stands for the first comma or bracket.
    comma: Option<usize>,
}

impl Folded {
    /// Returns a name in folded form, or `None` if that has no letters, or too many.
    pub fn of(name: &str) -> Option<Self> {
        let mut writer = Writer::default();
        for c in name.chars() {
            writer.take(c)?;
        }
        writer.finish()
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// Returns a name that is sorted by its last word in reading order: "Korea, Republic of" and "Korea
    /// (Republic of)" are `republic of korea`.
    pub fn turned(&self) -> Option<Self> {
        let (word, rest) = self.as_bytes().split_at_checked(self.comma?)?;
        let rest = rest.get(1..)?;
        let mut turned = Self {
            bytes: [0; LONGEST],
            length: self.length,
            comma: None,
        };
        let (start, end) = turned.bytes.split_at_mut_checked(rest.len())?;
        let (blank, end) = end.split_first_mut()?;
        start.copy_from_slice(rest);
        *blank = b' ';
        end.get_mut(..word.len())?.copy_from_slice(word);
        Some(turned.without_article())
    }

    fn without_article(mut self) -> Self {
        const ARTICLE: &[u8] = b"the ";
        if self.as_bytes().starts_with(ARTICLE) {
            self.bytes.copy_within(ARTICLE.len().., 0);
            self.length -= ARTICLE.len();
            self.comma = self
                .comma
                .and_then(|comma| comma.checked_sub(ARTICLE.len()));
        }
        self
    }
}

/// Writes a folded name, character by character.
struct Writer {
    name: Folded,
    /// Whether a blank is to be written before the next letter.
    blank: bool,
    /// The letter written last.
    last: char,
}

impl Default for Writer {
    fn default() -> Self {
        let name = Folded {
            bytes: [0; LONGEST],
            length: 0,
            comma: None,
        };
        Self {
            name,
            blank: false,
            last: ' ',
        }
    }
}

impl Writer {
    /// Takes a character; `None` if there is no room for it.
    fn take(&mut self, c: char) -> Option<()> {
        if c.is_ascii_alphanumeric() {
            return self.write(c.to_ascii_lowercase());
        }
        match Sign::of(c) {
            Sign::Silent => {}
            Sign::Blank => self.blank = true,
            Sign::Comma => {
                self.blank = true;
                self.name.comma = self.name.comma.or(Some(self.name.length));
            }
            Sign::And => {
                self.blank = true;
                for letter in ['a', 'n', 'd'] {
                    self.write(letter)?;
                }
                self.blank = true;
            }
            Sign::Letter => {
                let (first, second) = folded(c);
                self.write(first)?;
                if let Some(second) = second {
                    self.write(second)?;
                }
            }
        }
        Some(())
    }

    fn write(&mut self, c: char) -> Option<()> {
        if let Some(joined) = joined(self.last, c) {
            // Both letters and the joined one have three bytes.
            self.name.length = self.name.length.checked_sub(joined.len_utf8())?;
            return self.push(joined);
        }
        if self.blank && self.name.length > 0 {
            self.push(' ')?;
        }
        self.blank = false;
        self.push(c)
    }

    fn push(&mut self, c: char) -> Option<()> {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            *self.name.bytes.get_mut(self.name.length)? = byte;
            self.name.length += 1;
        }
        self.last = c;
        Some(())
    }

    fn finish(mut self) -> Option<Folded> {
        let name = &mut self.name;
        // Before the first word or after the last, a comma divides nothing.
        name.comma = name.comma.filter(|&comma| comma > 0 && comma < name.length);
        (name.length > 0).then(|| name.without_article())
    }
}

/// The part that a character has in a name.
enum Sign {
    Letter,
    /// It stands between words.
    Blank,
    /// It stands between words, and what is behind it may belong before them.
    Comma,
    And,
    /// It is written or left out, for one and the same name.
    Silent,
}

impl Sign {
    fn of(c: char) -> Self {
        match c {
            ',' | '(' | '[' | '\u{3001}' | '\u{ff08}' | '\u{ff0c}' => Self::Comma,
            '&' | '\u{ff06}' => Self::And,
            c if stands_between_words(c) => Self::Blank,
            c if is_apostrophe_or_dot(c) || is_mark(c) || is_invisible(c) => Self::Silent,
            _ => Self::Letter,
        }
    }
}

/// Returns whether a character is a blank, a hyphen or dash, another sign that stands between words, or a
/// closing bracket.
const fn stands_between_words(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | ' ' | ')' | '-' | '/' | ':' | ';' | ']' | '_' | '\u{a0}' | '\u{b7}' | '\u{387}'
            | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{2015}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{2212}' | '\u{3000}' | '\u{30fb}' | '\u{ff09}' | '\u{ff0d}'
    )
}

/// Returns whether a character is an apostrophe or taken for one, or a full stop.
const fn is_apostrophe_or_dot(c: char) -> bool {
    matches!(
        c,
        '\'' | '.' | '`' | '\u{b4}' | '\u{2b9}'..='\u{2bf}' | '\u{2018}'..='\u{201b}' | '\u{2032}'
            | '\u{ff07}' | '\u{ff0e}'
    )
}

/// Returns whether a character is a mark on a Latin, Greek or Cyrillic letter, a Hebrew point, an Arabic vowel
/// or the Arabic letter extender.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'
            | '\u{5c2}' | '\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
    )
}

/// Returns whether a character is not seen: it breaks or joins words, chooses a direction or a form.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Returns the letter or the two letters that stand for a letter: in lower case, without marks.
pub fn folded(c: char) -> (char, Option<char>) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), None);
    }
    match c {
        'Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ' => return ('a', Some('e')),
        'Œ' | 'œ' => return ('o', Some('e')),
        'Þ' | 'þ' => return ('t', Some('h')),
        'ß' | 'ẞ' => return ('s', Some('s')),
        'Ĳ' | 'ĳ' => return ('i', Some('j')),
        // The signs of the units, which Unicode takes for the letters.
        '\u{212a}' => return ('k', None),
        '\u{212b}' => return ('a', None),
        '\u{2126}' => return ('ω', None),
        _ => {}
    }
    let lower = lower_case(c);
    if lower.is_ascii() {
        return (lower.to_ascii_lowercase(), None);
    }
    let Ok(code) = u16::try_from(u32::from(lower)) else {
        return (lower, None);
    };
    let place = RUNS.partition_point(|&[_, last, _]| last < code);
    let run = RUNS.get(place).filter(|&&[first, ..]| first <= code);
    let base = run.and_then(|&[.., base]| char::from_u32(base.into()));
    (base.unwrap_or(lower), None)
}

/// Returns a letter beyond Latin in lower case. In Latin, capital and small letters are in one run.
fn lower_case(c: char) -> char {
    let code = u32::from(c);
    let lower = match c {
        'Α'..='Ω' | 'А'..='Я' => code + 0x20,
        'Ѐ'..='Џ' => code + 0x50,
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => code | 1,
        'Ӂ'..='ӎ' => code + (code & 1),
        'Ա'..='Ֆ' => code + 0x30,
        // Georgian has capitals for headlines.
        'Ა'..='Ჺ' | 'Ჽ'..='Ჿ' => code - 0xbc0,
        // The wide forms of ASCII, as East Asian keyboards write them.
        '！'..='～' => code - 0xfee0,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// Returns the one letter that Unicode has for a letter and the part of it that follows: a syllable of Hangul,
/// or a kana with its voicing mark.
fn joined(letter: char, part: char) -> Option<char> {
    let (first, second) = (u32::from(letter), u32::from(part));
    let joined = match (letter, part) {
        ('\u{1100}'..='\u{1112}', '\u{1161}'..='\u{1175}') => {
            0xac00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        ('가'..='힣', '\u{11a8}'..='\u{11c2}') if (first - 0xac00) % 28 == 0 => {
            first + second - 0x11a7
        }
        ('う' | 'ウ', '\u{3099}') => first + 0x4e,
        ('か'..='ほ' | 'カ'..='ホ', '\u{3099}') => first + 1,
        ('は'..='ほ' | 'ハ'..='ホ', '\u{309a}') => first + 2,
        _ => return None,
    };
    char::from_u32(joined)
}

/// Describes the letters from `first` to `last`, all of which are a `base` with marks.
const fn run(first: char, last: char, base: char) -> [u16; 3] {
    [first as u16, last as u16, base as u16]
}

/// Describes one letter that is a `base` with marks.
const fn one(letter: char, base: char) -> [u16; 3] {
    run(letter, letter, base)
}

/// The letters with marks, in the order of their codes; beyond Latin, only small ones.
static RUNS: [[u16; 3]; 170] = [
    run('À', 'Å', 'a'),
    one('Ç', 'c'),
    run('È', 'Ë', 'e'),
    run('Ì', 'Ï', 'i'),
    one('Ð', 'd'),
    one('Ñ', 'n'),
    run('Ò', 'Ö', 'o'),
    one('Ø', 'o'),
    run('Ù', 'Ü', 'u'),
    one('Ý', 'y'),
    run('à', 'å', 'a'),
    one('ç', 'c'),
    run('è', 'ë', 'e'),
    run('ì', 'ï', 'i'),
    one('ð', 'd'),
    one('ñ', 'n'),
    run('ò', 'ö', 'o'),
    one('ø', 'o'),
    run('ù', 'ü', 'u'),
    one('ý', 'y'),
    one('ÿ', 'y'),
    run('Ā', 'ą', 'a'),
    run('Ć', 'č', 'c'),
    run('Ď', 'đ', 'd'),
    run('Ē', 'ě', 'e'),
    run('Ĝ', 'ģ', 'g'),
    run('Ĥ', 'ħ', 'h'),
    run('Ĩ', 'ı', 'i'),
    run('Ĵ', 'ĵ', 'j'),
    run('Ķ', 'ĸ', 'k'),
    run('Ĺ', 'ł', 'l'),
    run('Ń', 'ŋ', 'n'),
    run('Ō', 'ő', 'o'),
    run('Ŕ', 'ř', 'r'),
    run('Ś', 'š', 's'),
    run('Ţ', 'ŧ', 't'),
    run('Ũ', 'ų', 'u'),
    run('Ŵ', 'ŵ', 'w'),
    run('Ŷ', 'Ÿ', 'y'),
    run('Ź', 'ž', 'z'),
    one('ſ', 's'),
    one('Ɓ', 'b'),
    one('Ɔ', 'o'),
    one('Ɗ', 'd'),
    one('Ə', 'e'),
    one('Ɛ', 'e'),
    run('Ƙ', 'ƙ', 'k'),
    run('Ơ', 'ơ', 'o'),
    run('Ư', 'ư', 'u'),
    run('Ƴ', 'ƴ', 'y'),
    run('Ǎ', 'ǎ', 'a'),
    run('Ǐ', 'ǐ', 'i'),
    run('Ǒ', 'ǒ', 'o'),
    run('Ǔ', 'ǜ', 'u'),
    run('Ǟ', 'ǡ', 'a'),
    run('Ǥ', 'ǧ', 'g'),
    run('Ǩ', 'ǩ', 'k'),
    run('Ǫ', 'ǭ', 'o'),
    one('ǰ', 'j'),
    run('Ǵ', 'ǵ', 'g'),
    run('Ǹ', 'ǹ', 'n'),
    run('Ǻ', 'ǻ', 'a'),
    run('Ǿ', 'ǿ', 'o'),
    run('Ȁ', 'ȃ', 'a'),
    run('Ȅ', 'ȇ', 'e'),
    run('Ȉ', 'ȋ', 'i'),
    run('Ȍ', 'ȏ', 'o'),
    run('Ȑ', 'ȓ', 'r'),
    run('Ȕ', 'ȗ', 'u'),
    run('Ș', 'ș', 's'),
    run('Ț', 'ț', 't'),
    run('Ȟ', 'ȟ', 'h'),
    run('Ȧ', 'ȧ', 'a'),
    run('Ȩ', 'ȩ', 'e'),
    run('Ȫ', 'ȱ', 'o'),
    run('Ȳ', 'ȳ', 'y'),
    one('ɓ', 'b'),
    one('ɔ', 'o'),
    one('ɗ', 'd'),
    one('ə', 'e'),
    one('ɛ', 'e'),
    one('Ά', 'α'),
    one('Έ', 'ε'),
    one('Ή', 'η'),
    one('Ί', 'ι'),
    one('Ό', 'ο'),
    one('Ύ', 'υ'),
    one('Ώ', 'ω'),
    one('ΐ', 'ι'),
    one('Ϊ', 'ι'),
    one('Ϋ', 'υ'),
    one('ά', 'α'),
    one('έ', 'ε'),
    one('ή', 'η'),
    one('ί', 'ι'),
    one('ΰ', 'υ'),
    one('ς', 'σ'),
    one('ϊ', 'ι'),
    one('ϋ', 'υ'),
    one('ό', 'ο'),
    one('ύ', 'υ'),
    one('ώ', 'ω'),
    one('й', 'и'),
    run('ѐ', 'ё', 'е'),
    one('ѓ', 'г'),
    one('ї', 'і'),
    one('ќ', 'к'),
    one('ѝ', 'и'),
    one('ў', 'у'),
    one('ѷ', 'ѵ'),
    one('ӂ', 'ж'),
    one('ӑ', 'а'),
    one('ӓ', 'а'),
    one('ӗ', 'е'),
    one('ӛ', 'ә'),
    one('ӝ', 'ж'),
    one('ӟ', 'з'),
    one('ӣ', 'и'),
    one('ӥ', 'и'),
    one('ӧ', 'о'),
    one('ӫ', 'ө'),
    one('ӭ', 'э'),
    one('ӯ', 'у'),
    one('ӱ', 'у'),
    one('ӳ', 'у'),
    one('ӵ', 'ч'),
    one('ӹ', 'ы'),
    run('آ', 'أ', 'ا'),
    one('ؤ', 'و'),
    one('إ', 'ا'),
    one('ئ', 'ي'),
    one('ة', 'ه'),
    one('ى', 'ي'),
    one('ٱ', 'ا'),
    one('ک', 'ك'),
    one('ی', 'ي'),
    run('Ḁ', 'ḁ', 'a'),
    run('Ḃ', 'ḇ', 'b'),
    run('Ḉ', 'ḉ', 'c'),
    run('Ḋ', 'ḓ', 'd'),
    run('Ḕ', 'ḝ', 'e'),
    run('Ḟ', 'ḟ', 'f'),
    run('Ḡ', 'ḡ', 'g'),
    run('Ḣ', 'ḫ', 'h'),
    run('Ḭ', 'ḯ', 'i'),
    run('Ḱ', 'ḵ', 'k'),
    run('Ḷ', 'ḽ', 'l'),
    run('Ḿ', 'ṃ', 'm'),
    run('Ṅ', 'ṋ', 'n'),
    run('Ṍ', 'ṓ', 'o'),
    run('Ṕ', 'ṗ', 'p'),
    run('Ṙ', 'ṟ', 'r'),
    run('Ṡ', 'ṩ', 's'),
    run('Ṫ', 'ṱ', 't'),
    run('Ṳ', 'ṻ', 'u'),
    run('Ṽ', 'ṿ', 'v'),
    run('Ẁ', 'ẉ', 'w'),
    run('Ẋ', 'ẍ', 'x'),
    run('Ẏ', 'ẏ', 'y'),
    run('Ẑ', 'ẕ', 'z'),
    one('ẖ', 'h'),
    one('ẗ', 't'),
    one('ẘ', 'w'),
    one('ẙ', 'y'),
    run('Ạ', 'ặ', 'a'),
    run('Ẹ', 'ệ', 'e'),
    run('Ỉ', 'ị', 'i'),
    run('Ọ', 'ợ', 'o'),
    run('Ụ', 'ự', 'u'),
    run('Ỳ', 'ỹ', 'y'),
];
