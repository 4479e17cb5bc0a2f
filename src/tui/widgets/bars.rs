//! Bars that show a share in eighths of a column.

/// A bar of `width` columns of which `part / whole` is filled; a part that is not nothing shows at least an eighth.
pub fn bar(part: i64, whole: i64, width: usize) -> String {
    let eighths = i64::try_from(width.saturating_mul(8)).unwrap_or(i64::MAX);
    let filled = if whole <= 0 || part <= 0 {
        0
    } else {
        (i128::from(part.min(whole)) * i128::from(eighths) / i128::from(whole)).max(1)
    };
    let filled = usize::try_from(filled).unwrap_or_default();
    let mut out = "█".repeat(filled / 8);
    if filled % 8 > 0 {
        out.push_str(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][filled % 8]);
    }
    out
}

/// A bar whose empty part is shown too: `██████░░░░`.
pub fn gauge(part: i64, whole: i64, width: usize) -> String {
    let count = i64::try_from(width).unwrap_or_default();
    let filled =
        if whole <= 0 { 0 } else { (part.clamp(0, whole).saturating_mul(count) + whole / 2) / whole };
    let filled = usize::try_from(filled).unwrap_or_default().min(width);
    "█".repeat(filled) + &"░".repeat(width - filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        for (part, whole, width, drawn) in [
            (0, 10, 4, ""),
            (1, 1000, 4, "▏"),
            (5, 10, 4, "██"),
            (3, 10, 4, "█▏"),
            (10, 10, 4, "████"),
            (20, 10, 4, "████"),
            (5, 0, 4, ""),
            (-5, 10, 4, ""),
        ] {
            assert_eq!(bar(part, whole, width), drawn, "{part} of {whole}");
        }
    }

    #[test]
    fn a_gauge_shows_what_is_left() {
        for (part, whole, drawn) in
            [(0, 10, "░░░░░"), (5, 10, "███░░"), (10, 10, "█████"), (15, 10, "█████"), (1, 0, "░░░░░")]
        {
            assert_eq!(gauge(part, whole, 5), drawn, "{part} of {whole}");
        }
    }
}
