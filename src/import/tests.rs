//! A gallery of everything that the readers of tables complain about, in both languages, to be read by people.

use std::fmt::Write;

use expect_test::expect_file;

use super::*;
use crate::domain::text::{Lang, Text};

/// Title, header line, and bad lines below it; each line is read by itself.
type Case = (&'static str, &'static str, &'static [&'static str]);

const TIME: Case = (
    "registered time",
    "date,start,minutes,practitioner,client,activity,discipline,allocation,product,note,responsible",
    &[
        "31-2-2025,,45,avisser,J-0142,tel,,,,,",
        "2025-02-29,,45,avisser,J-0142,tel,,,,,",
        "13/3/2025,,45,avisser,J-0142,tel,,,,,",
        "2025-03-13,9.00,45,avisser,J-0142,tel,,,,,",
        "2025-03-13,24:00,45,avisser,J-0142,tel,,,,,",
        "2025-03-13,,0,avisser,J-0142,tel,,,,,",
        "2025-03-13,,-5,avisser,J-0142,tel,,,,,",
        "2025-03-13,,abc,avisser,J-0142,tel,,,,,",
        "2025-03-13,,2881,avisser,J-0142,tel,,,,,",
        "2025-03-13,,\"0,75\",avisser,J-0142,tel,,,,,",
        "2025-03-13,,45,a visser,J-0142,tel,,,,,",
        "2025-03-13,,45,avisser,999900019,tel,,,,,",
        "2025-03-13,,45,avisser,\"Jansen, S.\",tel,,,,,",
        "2025-03-13,,45,avisser,J-0142,,,,,,",
        "2025-03-13,,45,avisser,J-0142,tel,WO +,,,,",
        "2025-03-13,,45,avisser,J-0142,tel,,A-1,,,",
        "2025-03-13,,45,avisser,J-0142,tel,,1000000000,,,",
        "2025-03-13,,45,avisser,J-0142,tel,,,lot 1,,",
        "2025-03-13,,45,avisser,J-0142,tel,,,,\u{1b}]0;x\u{7},",
        "2025-03-13,,45,avisser,J-0142,tel,,,,,c de vries",
        "2025-03-13,,45,avisser,J-0142,tel",
        ",,,,,tel,,,,x,",
    ],
);

const TARIFFS: Case = (
    "tariffs",
    "contract;product;discipline;code;category;unit;tariff;from;until",
    &[
        "Segment C;lot-1;WO;45X05;;hour;97,30;2025-01-01;",
        "segment-c;;WO;45X05;;hour;97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X055;;hour;97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X05;99;hour;97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;fortnight;97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;97,305;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;0,005;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;-97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;1.000.000,00;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;n.v.t.;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;31-4-2025;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;2025-02-29;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;2025-13-01;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;1-1-25;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;1/1/2025;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;1-1-1899;",
        "segment-c;lot-1;WO;45X05;;euro;97,30;2025-01-01;",
        "segment-c;lot-1;WO;45X05;;hour;97,30;2025-01-01;2024-12-31",
    ],
);

const CLIENTS: Case = (
    "clients",
    "number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality",
    &[
        "999900018,,Jansen,,,,,,,",
        "J 1,,Jansen,,,,,,,",
        "J-1,999900019,Jansen,,,,,,,",
        "J-1,99990001,Jansen,,,,,,,",
        "J-1,,,,,,,,,",
        "J-1,,Jansen,van der en van de,,,,,,",
        "J-1,,Jansen,,,SJABCDE,,,,",
        "J-1,,Jansen,,,S1,,,,",
        "J-1,,Jansen,,,,2010-02-30,,,",
        "J-1,,Jansen,,,,2010-06-15,1,,",
        "J-1,,Jansen,,,,,2,,",
        "J-1,,Jansen,,,,2010-06-15,4,,",
        "J-1,,Jansen,,,,,,x,",
        "J-1,,Jansen,,,,,,,405",
    ],
);

const ALLOCATIONS: Case = (
    "allocations",
    "client,municipality,number,category,code,volume,unit,frequency,budget,start,end,frame",
    &[
        ",0405,300201,54,,,,,5000,2025-01-01,,",
        "J-1,405,300201,54,,,,,5000,2025-01-01,,",
        "J-1,0405,,54,,,,,5000,2025-01-01,,",
        "J-1,0405,300201,,,,,,,2025-01-01,,",
        "J-1,0405,300201,,45X05,10,hour,week,,2025-01-01,,",
        "J-1,0405,300201,54,45X05,,,,,2025-01-01,,",
        "J-1,0405,300201,54,,10,hour,week,,2025-01-01,,",
        "J-1,0405,300201,54,45X05,10,hour,week,5000,2025-01-01,,",
        "J-1,0405,300201,54,45X05,10,,,,2025-01-01,,",
        "J-1,0405,300201,54,45X05,0,hour,week,,2025-01-01,,",
        "J-1,0405,300201,54,45X05,0,euro,total,,2025-01-01,,",
        "J-1,0405,300201,54,45X05,10,hour,year,,2025-01-01,,",
        "J-1,0405,300201,54,,,,,5.000,2025-01-01,,",
        "J-1,0405,300201,54,,,,,5000,2025-01-01,2024-12-31,",
        "J-1,0405,300201,54,,,,,5000,2025-01-01,,forensic",
    ],
);

const PRACTITIONERS: Case = (
    "practitioners",
    "code,name,agb,from,until,week_hours,disciplines",
    &[
        "a visser,A. Visser,,2024-01-01,,,",
        "avisser,,,2024-01-01,,,",
        "avisser,A. Visser,4242000,2024-01-01,,,",
        "avisser,A. Visser,,,,,",
        "avisser,A. Visser,,2024-01-01,2023-12-31,,",
        "avisser,A. Visser,,2024-01-01,,200,",
        "avisser,A. Visser,,2024-01-01,,,W O",
        "avisser,A. Visser,,2024-01-01,,,WO:2024",
        "avisser,A. Visser,,2024-01-01,,,WO:2024-01-01..2023-01-01",
        "avisser,A. Visser,,2024-01-01,,,WO:2024-01-01;WO:2025-01-01",
    ],
);

const TRIPS: Case = (
    "trips",
    "date,client,direction,form,km,from,to,wheelchair,allocation,band,destination",
    &[
        "2025-02-30,J-0142,heen,groep,,,,,,,",
        "2025-03-13,Jansen S.,heen,groep,,,,,,,",
        "2025-03-13,J-0142,heen en terug,groep,,,,,,,",
        "2025-03-13,J-0142,,groep,,,,,,,",
        "2025-03-13,J-0142,heen,taxi,,,,,,,",
        "2025-03-13,J-0142,heen,groep,0,,,,,,",
        "2025-03-13,J-0142,heen,groep,1000,,,,,,",
        "2025-03-13,J-0142,heen,groep,12 km,,,,,,",
        "2025-03-13,J-0142,heen,groep,,405,Hoorn,,,,",
        "2025-03-13,J-0142,heen,groep,,,,misschien,,,",
        "2025-03-13,J-0142,heen,groep,,,,,A-1,,",
        "2025-03-13,J-0142,heen,groep,,,,,,0,",
        "2025-03-13,J-0142,heen,groep,7.5,,,,,2,",
        "2025-03-13,J-0142,heen,groep,,,,,,,\u{202e}x",
    ],
);

const ATTENDANCE: Case = (
    "attendance",
    "date,client,component,dayparts,start,group,supervisors,absence,practitioner,product,allocation",
    &[
        "2025-02-30,J-0142,,1,,Zwaluwen,,,,,",
        "2025-03-13,,,1,,Zwaluwen,,,,,",
        "2025-03-13,J-0142,day activities,1,,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,0,,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,7,,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,\"1,5\",,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,,,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,1,24:00,Zwaluwen,,,,,",
        "2025-03-13,J-0142,,1,,,,,,,",
        "2025-03-13,J-0142,,1,,Zwaluwen & Co,,,,,",
        "2025-03-13,J-0142,,1,,Zwaluwen,0,,,,",
        "2025-03-13,J-0142,,1,,Zwaluwen,51,,,,",
        "2025-03-13,J-0142,,,,Zwaluwen,,moe,,,",
        "2025-03-13,J-0142,,1,,Zwaluwen,,ziek,,,",
        "2025-03-13,J-0142,,1,,Zwaluwen,,,a visser,,",
        "2025-03-13,J-0142,a,1,,Zwaluwen,,,,b,",
    ],
);

const STAYS: Case = (
    "stays",
    "client,arrival,arrival_time,departure,departure_time,product,allocation",
    &[
        "999900019,2025-03-14,,,,,",
        "J-0142,,,,,,",
        "J-0142,14 maart,,,,,",
        "J-0142,2025-03-14,16.00,,,,",
        "J-0142,2025-03-14,,2025-03-13,,,",
        "J-0142,2025-03-14,16:00,2025-03-14,15:59,,",
        "J-0142,2025-03-14,,,10:00,,",
        "J-0142,2025-03-14,,,,Respite Stay,",
    ],
);

const TRAJECTORIES: Case = (
    "crisis trajectories",
    "client,product,registered,registered_time,contact,contact_time,worker,shelter,shelter_remark,afterwards,ended,allocation",
    &[
        "J-0142,,2025-03-13,9:30,,,avisser,,,,,",
        "J-0142,crisis-help-ggz,,9:30,,,avisser,,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,,,,avisser,,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,9:30,2025-03-13,,avisser,,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,9:30,,10:00,avisser,,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,9:30,,,,,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,9:30,,,avisser,soms,,,,",
        "J-0142,crisis-help-ggz,2025-03-13,9:30,,,avisser,,,,2025-13-01,",
    ],
);

fn complaints<T>(read: TableRead<T>) -> Vec<Complaint> {
    match read {
        Ok(imported) => {
            assert!(imported.rows.is_empty() != imported.complaints.is_empty(), "a row is good or bad");
            imported.complaints
        }
        Err(complaints) => complaints,
    }
}

fn section<T>((title, header, lines): Case, read: fn(&[u8]) -> TableRead<T>) -> String {
    let mut out = format!("== {title}\n");
    for line in lines {
        writeln!(out, "{}", line.escape_debug()).unwrap();
        let found = complaints(read(format!("{header}\n{line}\n").as_bytes()));
        assert!(!found.is_empty(), "{line} is accepted");
        for complaint in found {
            assert_eq!(complaint.line, Some(2));
            let Complaint { column, words, .. } = complaint;
            let column = column.unwrap_or_else(|| "-".to_owned());
            for lang in [Lang::Nl, Lang::En] {
                writeln!(out, "  {column}: {}", words.get(lang)).unwrap();
            }
        }
    }
    out
}

/// Whole files of tariffs of which nothing can be trusted.
const FILES: &[(&str, &[u8])] = &[
    ("empty", b""),
    ("only blank lines", b"\n\n"),
    ("no first line", b"segment-c;lot-1;WO;45X05;54;hour;97,30;2025-01-01;\n"),
    ("unknown column", b"contract;product;code;unit;tarief;from\n"),
    ("column twice", b"contract;product;code;unit;tariff;from;from\n"),
    ("not UTF-8", b"contract;product\nsegment-c;k\xebl\n"),
    ("UTF-16", b"\xff\xfec\0o\0n\0"),
    (
        "open quote",
        b"contract;product;code;unit;tariff;from\n\"segment-c;lot-1;45X05;hour;97,30;2025-01-01\n",
    ),
    (
        "quote inside",
        b"contract;product;code;unit;tariff;from\nseg\"ment;lot-1;45X05;hour;97,30;2025-01-01\n",
    ),
    (
        "text after a quote",
        b"contract;product;code;unit;tariff;from\n\"seg\"ment;lot-1;45X05;hour;97,30;2025-01-01\n",
    ),
    (
        "commas in a file of semicolons",
        b"contract;product;code;unit;tariff;from\nsegment-c,lot-1,45X05,hour,97.30,2025-01-01\n",
    ),
];

fn files() -> String {
    let mut out = "== whole files\n".to_owned();
    for (name, bytes) in FILES {
        writeln!(out, "{name}").unwrap();
        for complaint in complaints(tariffs::read(bytes)) {
            for lang in [Lang::Nl, Lang::En] {
                writeln!(out, "  {}", complaint.sentence().get(lang)).unwrap();
            }
        }
    }
    out
}

#[test]
fn gallery_of_bad_lines() {
    let gallery = [
        section(TIME, time::read),
        section(TARIFFS, tariffs::read),
        section(CLIENTS, clients::read),
        section(ALLOCATIONS, allocations::read),
        section(PRACTITIONERS, practitioners::read),
        section(TRIPS, trips::read),
        section(ATTENDANCE, attendance::read),
        section(STAYS, stays::read),
        section(TRAJECTORIES, trajectories::read),
        files(),
    ];
    expect_file!["gallery.txt"].assert_eq(&gallery.concat());
}

/// What stood in a bad line is never said again: it may be a name or a citizen service number.
#[test]
fn complaints_do_not_repeat_what_was_typed() {
    let tables = [TIME, TARIFFS, CLIENTS, ALLOCATIONS, PRACTITIONERS, TRIPS, ATTENDANCE, STAYS, TRAJECTORIES];
    for (_, header, _) in tables {
        let separator = if header.contains(';') { ";" } else { "," };
        for secret in ["Geheimzinnig", "999900019", "Geheim Zinnig", "x@geheim"] {
            let line = vec![secret; header.split(separator).count()].join(separator);
            let text = format!("{header}\n{line}\n");
            let bytes = text.as_bytes();
            let found = [
                complaints(time::read(bytes)),
                complaints(tariffs::read(bytes)),
                complaints(clients::read(bytes)),
                complaints(allocations::read(bytes)),
                complaints(practitioners::read(bytes)),
                complaints(trips::read(bytes)),
                complaints(attendance::read(bytes)),
                complaints(stays::read(bytes)),
                complaints(trajectories::read(bytes)),
            ];
            for complaint in found.concat() {
                let Text { nl, en } = complaint.sentence();
                for words in [nl, en] {
                    assert!(!words.contains(secret), "{words}");
                }
            }
        }
    }
}
