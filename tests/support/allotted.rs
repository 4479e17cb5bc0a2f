//! Allocation messages of a made-up municipality (JW301), written by hand, with line ends as the standard has them.

/// A message about one client.
#[derive(Clone)]
pub struct Allotted<'a> {
    pub identification: &'a str,
    pub dated: &'a str,
    pub sender: &'a str,
    pub bsn: &'a str,
    pub products: Vec<Given<'a>>,
}

/// An allocation in it (ToegewezenProduct).
#[derive(Clone, Copy)]
pub struct Given<'a> {
    pub number: u32,
    /// Day and time at which this version was fixed.
    pub fixed: (&'a str, &'a str),
    pub from: &'a str,
    /// Empty for an open one.
    pub until: &'a str,
    /// Reason of change; empty for none.
    pub reason: &'a str,
    pub category: &'a str,
    /// With it, so many units in all; else a budget in eurocents.
    pub code: &'a str,
    /// Code of the unit, such as 04 for hours.
    pub unit: &'a str,
    pub volume: u32,
    /// Reference of the request that it grants; empty for none.
    pub reference: &'a str,
}

/// The year 2025 with a budget of € 9000 for category 45, as the office of the tests has it typed.
pub const YEAR: Given<'static> = Given {
    number: 300_201,
    fixed: ("2025-01-10", "09:00:00"),
    from: "2025-01-01",
    until: "2025-12-31",
    reason: "",
    category: "45",
    code: "",
    unit: "04",
    volume: 900_000,
    reference: "",
};

impl Default for Allotted<'_> {
    fn default() -> Self {
        Self {
            identification: "T1",
            dated: "2025-04-01",
            sender: "0405",
            bsn: "999900006",
            products: vec![YEAR],
        }
    }
}

impl Given<'_> {
    fn xml(&self) -> String {
        let optional = |name: &str, text: &str| match text {
            "" => String::new(),
            text => format!("<{name}>{text}</{name}>\r\n"),
        };
        let Self { number, fixed: (day, time), from, category, unit, volume, .. } = self;
        let code = optional("b:Code", self.code);
        let extent = match self.code {
            "" => format!("<Budget>{volume}</Budget>"),
            _ => format!(
                "<Omvang><b:Volume>{volume}</b:Volume><b:Eenheid>{unit}</b:Eenheid><b:Frequentie>6</b:Frequentie></Omvang>"
            ),
        };
        let reference = optional("ReferentieAanbieder", self.reference);
        let (until, reason) = (optional("Einddatum", self.until), optional("RedenWijziging", self.reason));
        format!(
            "<ToegewezenProduct>\r\n<ToewijzingNummer>{number}</ToewijzingNummer>\r\n{reference}\
             <Product><b:Categorie>{category}</b:Categorie>{code}</Product>\r\n\
             <Toewijzingsdatum>{day}</Toewijzingsdatum>\r\n<Toewijzingstijd>{time}</Toewijzingstijd>\r\n\
             <Ingangsdatum>{from}</Ingangsdatum>\r\n{until}{reason}{extent}\r\n</ToegewezenProduct>\r\n"
        )
    }
}

impl Allotted<'_> {
    pub fn xml(&self) -> String {
        let Self { identification, dated, sender, bsn, products } = self;
        let products: String = products.iter().map(Given::xml).collect();
        format!(
            "<Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\" \
             xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">\r\n\
             <Header><BerichtCode>436</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>\r\n\
             <Afzender>{sender}</Afzender><Ontvanger>42420001</Ontvanger><BerichtIdentificatie>\r\n\
             <b:Identificatie>{identification}</b:Identificatie><b:Dagtekening>{dated}</b:Dagtekening>\r\n\
             </BerichtIdentificatie><XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\r\n\
             <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersie></Header>\r\n\
             <Client><Bsn>{bsn}</Bsn><Geboortedatum><b:Datum>2010-06-15</b:Datum></Geboortedatum>\r\n\
             <Geslacht>2</Geslacht><Naam><b:Geslachtsnaam><b:Achternaam>Geheimhouder</b:Achternaam></b:Geslachtsnaam>\
             <b:Voorletters>S</b:Voorletters><b:NaamGebruik>1</b:NaamGebruik></Naam>\r\n\
             <Contactgegevens><Contact><Soort>01</Soort><Adres><b:Huis><b:Huisnummer>1</b:Huisnummer></b:Huis>\
             <b:Postcode>1621AB</b:Postcode><b:LandCode>NL</b:LandCode></Adres></Contact></Contactgegevens>\r\n\
             <ToegewezenProducten>\r\n{products}</ToegewezenProducten></Client></Bericht>\r\n"
        )
    }
}
