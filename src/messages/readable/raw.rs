//! A message as it was sent or came in, in lines: as it stands, or with a line for each element where it has none.

use super::masked;

/// A file whose lines are longer than this on average was not made to be read.
const LONG: usize = 400;

/// The lines of a message. Citizen service numbers are masked unless they were asked for; what is no UTF-8 is replaced.
pub fn lines(bytes: &[u8], revealed: bool) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let text = if revealed { text.into_owned() } else { without_numbers(&text) };
    let count = text.lines().count().max(1);
    if text.len() / count <= LONG { text.lines().map(str::to_owned).collect() } else { broken(&text) }
}

/// The text with each element `Bsn` masked, whatever stands before its name.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("Bsn>") {
        let (number, left) = after.split_at(after.find('<').unwrap_or(after.len()));
        out.push_str(before);
        out.push_str("Bsn>");
        let is_number = number.chars().any(|c| c.is_ascii_digit());
        out.push_str(&if is_number { masked(number) } else { number.to_owned() });
        rest = left;
    }
    out + rest
}

/// A line for each tag; an element with nothing but text in it stands on one.
fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut is_open = false;
    for piece in text.split_inclusive('>') {
        let (words, tag) = piece.split_at(piece.rfind('<').unwrap_or(0));
        let words = words.trim();
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
            if let (true, Some(last)) = (is_open, lines.last_mut()) {
                last.push_str(words);
                last.push_str(tag);
                is_open = false;
                continue;
            }
        }
        if !words.is_empty() {
            lines.push(format!("{}{words}", "  ".repeat(depth)));
        }
        lines.push(format!("{}{tag}", "  ".repeat(depth)));
        is_open = is_start(tag);
        depth += usize::from(is_open);
    }
    lines
}

/// A tag that begins an element which ends elsewhere.
fn is_start(tag: &str) -> bool {
    let other = ["</", "<?", "<!"].iter().any(|start| tag.starts_with(start));
    tag.starts_with('<') && !other && !tag.ends_with("/>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_lines_stays_as_it_is() {
        let text = "<a>\r\n  <Bsn>999900006</Bsn>\r\n</a>";
        assert_eq!(lines(text.as_bytes(), true), ["<a>", "  <Bsn>999900006</Bsn>", "</a>"]);
        assert_eq!(lines(text.as_bytes(), false), ["<a>", "  <Bsn>••••••006</Bsn>", "</a>"]);
        assert_eq!(lines(b"<x:Bsn>999900006</x:Bsn>\xff", false), ["<x:Bsn>••••••006</x:Bsn>\u{fffd}"]);
    }

    #[test]
    fn a_file_without_lines_gets_them() {
        let long = "x".repeat(1000);
        let text = format!("<?xml version=\"1.0\"?><a y=\"1\"><b/><c>{long}</c><d><e>1</e></d></a>");
        assert_eq!(
            lines(text.as_bytes(), false),
            [
                "<?xml version=\"1.0\"?>",
                "<a y=\"1\">",
                "  <b/>",
                &format!("  <c>{long}</c>"),
                "  <d>",
                "    <e>1</e>",
                "  </d>",
                "</a>",
            ]
        );
    }
}
