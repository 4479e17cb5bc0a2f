//! A desk where clients can use components.

use std::fmt::Write;

use crate::support::Desk;

/// Codes, bands and tariffs that are made up.
const TARIFFS: &str = "\
contract,product,discipline,code,unit,tariff,from,until,above_km,through_km
segment-c-westfriesland-2025,transport-group-3,,42X03,piece,14.20,2025-01-01,,5,10
segment-c-westfriesland-2025,day-activities-middle,,41X02,day-part,44.00,2025-01-01,,,
segment-c-westfriesland-2025,crisis-help-pedagogical,,46X01,minute,110.00,2025-01-01,,,
";

/// The small practice, whose client may travel by group, attend day activities and have crisis help.
pub fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.file("components.csv", TARIFFS);
    desk.run("tariff import DESK/components.csv").done_quietly();
    for (number, category, code, unit) in [
        (300_202, 42, "42X03", "piece"),
        (300_203, 41, "41X02", "day-part"),
        (300_204, 46, "46X01", "minute"),
    ] {
        desk.run(&format!(
            "allocation add {number} --client J-0142 --municipality 0405 --category {category} --code {code} \
             --volume 9000 --unit {unit} --from 2025-01-01 --until 2025-12-31"
        ))
        .done_quietly();
    }
    desk
}

/// What each of these commands gives, one after the other.
pub fn told<'a>(desk: &Desk, lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut told = String::new();
    for line in lines {
        write!(told, "{line}\n{}", desk.run(line)).unwrap();
    }
    told
}
