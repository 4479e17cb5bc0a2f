//! Allocations: what is read from good files.

use super::*;

const HEADER: &str = "client,municipality,number,category,code,volume,unit,frequency,budget,start,end,frame";

fn only(line: &str) -> AllocationRow {
    let text = format!("{HEADER}\n{line}\n");
    let [row] = read(text.as_bytes()).unwrap().all_or_nothing().unwrap().try_into().unwrap();
    row.value
}

fn category() -> Category {
    Category::parse("54").unwrap()
}

#[test]
fn what_is_filled_in_decides_the_shape() {
    let specific = |volume, unit, frequency| Shape::Specific {
        category: category(),
        code: ProductCode::parse("54X01").unwrap(),
        extent: Extent { volume, unit, frequency },
    };
    for (values, shape) in [
        ("54,54X01,10,hour,week,", specific(10, Unit::Hour, Frequency::Week)),
        ("54,54X01,600,01,totaal,", specific(600, Unit::Minute, Frequency::Total)),
        ("54,54X01,\"5.000,50\",euro,total,", specific(500_050, Unit::Euro, Frequency::Total)),
        ("54,,,,,\"5000,00\"", Shape::Aspecific { category: category(), budget: Some(Cents(500_000)) }),
        ("54,,,,,", Shape::Aspecific { category: category(), budget: None }),
        (",,,,,5000", Shape::Generic { budget: Cents(500_000) }),
    ] {
        assert_eq!(only(&format!("J-1,0405,300201,{values},2025-01-01,,")).shape, shape, "{values}");
    }
}

#[test]
fn end_and_frame_may_stay_open() {
    let row = only("999900018,0405,300201,54,,,,,,1-1-2025,31-12-2025,vrijwillig");
    assert!(matches!(row.client, ClientReference::Bsn(_)));
    assert_eq!((row.municipality.as_str(), row.number.get()), ("0405", 300_201));
    assert_eq!(
        (row.start.to_string(), row.end.map(|end| end.to_string())),
        ("2025-01-01".into(), Some("2025-12-31".into()))
    );
    assert_eq!(row.frame, Some(Frame::Voluntary));
    let row = only("J-1,0405,300201,54,,,,,,2025-01-01,,");
    assert_eq!((row.end, row.frame), (None, None));
}
