//! Texts in HTML and data in a script, where none of them can end what holds it.

use std::fmt::Display;

use serde_json::Value;

/// Returns a text for an element or for an attribute in quotes. What turns the direction of writing stays
/// within its own element; what nobody sees is left out.
pub fn text(text: impl Display) -> String {
    let mut escaped = String::new();
    for character in text.to_string().chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // What stands in a form is no place to fill in.
            '{' => escaped.push_str("&#123;"),
            other if is_invisible(other) => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Returns whether a character turns the direction of writing, or is a control.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns JSON that holds no character with a meaning in HTML, nor a line that ends a script's.
pub fn json(value: &Value) -> String {
    let mut escaped = String::new();
    // Outside of texts, JSON has none of these.
    for character in value.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let code = format!("\\u{:04x}", u32::from(character));
                escaped.push_str(&code);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{json, text};

    #[test]
    fn no_text_ends_what_holds_it() {
        let hostile = "x{rows}</script><b title='a'>\"&\u{2028}\u{202e}\u{7}";
        assert_eq!(
            text(hostile),
            "x&#123;rows}&lt;/script&gt;&lt;b title=&#39;a&#39;&gt;&quot;&amp;\u{2028}"
        );
        let escaped = json(&json!({ hostile: [hostile] }));
        assert!(!escaped.contains(['<', '>', '&', '\u{2028}']), "{escaped}");
        let read: serde_json::Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(read, json!({ hostile: [hostile] }));
    }
}
