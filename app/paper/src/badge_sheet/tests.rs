use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;

use super::*;

mod printed;

const ORGANISATION: &str = "Wirtschaftsförderungsgesellschaft Metropole Ruhr mbH & Co. Beteiligungs-Kommanditgesellschaft";

/// Names as they are written, and organisations in the same script.
const SCRIPTS: [(&str, &str); 22] = [
    ("Maximiliane Eleonore von und zu Schneidewind-Königshofen auf der Hohen Heide Nr. 1", ORGANISATION),
    ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
    ("Nguyễn Thị Phương Thảo", "Công ty Cổ phần Đầu tư và Phát triển Đô thị"),
    ("Ελένη Παπαδοπούλου", "Αναπτυξιακή Εταιρεία Μείζονος Πόλεως Θεσσαλονίκης"),
    ("Зоя Щербакова-Вольская", "Агентство экономического развития Екатеринбурга"),
    ("王小明", "杜伊斯堡市经济发展与国际合作促进有限责任公司驻武汉代表处"),
    ("歐陽鐵龍", "臺北市政府產業發展局"),
    ("髙橋 あゆみ", "株式会社ルール・メトロポール経済振興センター東京事務所"),
    ("김하늘", "서울특별시 경제진흥본부 국제협력담당관실"),
    ("محمد عبد الرحمن الحسيني", "هيئة التنمية الاقتصادية للمناطق الحضرية"),
    ("תמר בן־גוריון", "הרשות לפיתוח כלכלי תל אביב"),
    ("Անահիտ Հովհաննիսյան", "Երևանի զարգացման հիմնադրամ"),
    ("ნინო ჯავახიშვილი", "თბილისის განვითარების ფონდი"),
    ("ሰላም ተስፋዬ", "የአዲስ አበባ ኢንቨስትመንት ኮሚሽን"),
    ("अनुष्का श्रीवास्तव", "महाराष्ट्र औद्योगिक विकास महामंडळ"),
    ("অনন্যা চট্টোপাধ্যায়", "পশ্চিমবঙ্গ শিল্প উন্নয়ন নিগম"),
    ("தமிழ்ச்செல்வி இராமசுவாமி", "தமிழ்நாடு தொழில் வளர்ச்சிக் கழகம்"),
    ("వెంకటేశ్వర్లు", "తెలంగాణ రాష్ట్ర పారిశ్రామిక సంస్థ"),
    ("ಲಕ್ಷ್ಮೀನಾರಾಯಣ", "ಕರ್ನಾಟಕ ಉದ್ಯೋಗ ಮಿತ್ರ"),
    ("ലക്ഷ്മിക്കുട്ടി", "കേരള സംസ്ഥാന വ്യവസായ വികസന കോർപ്പറേഷൻ"),
    ("สมชาย ศรีสุวรรณ", "สำนักงานคณะกรรมการส่งเสริมการลงทุน"),
    ("ကျော်စွာမြင့်", "ရန်ကုန်တိုင်းဒေသကြီး စီးပွားရေး"),
];

const VISITOR: Role = Role { word: "Besucher:in", colour: "#4a5561", sign: Sign::Visitor };
const EXHIBITOR: Role = Role { word: "Aussteller", colour: "#0b5fa5", sign: Sign::Exhibitor };
/// The code of the first badge; that of the next ones ends in B, C, …
const ADDRESS: &str = "https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYA";

/// Visitors with these names and organisations.
fn sheet(badges: &[(&str, &str)]) -> Sheet {
    let badge = |(index, (name, organisation)): (usize, &(&str, &str))| Paper {
        name: (*name).to_owned(),
        organisation: (*organisation).to_owned(),
        role: 0,
        unit: String::new(),
        address: address(index),
    };
    Sheet {
        title: "Ausweise".to_owned(),
        language: "de",
        event: "MIPIM 2027".to_owned(),
        days: "9.–12. März 2027".to_owned(),
        town: "Cannes".to_owned(),
        accent: "#0b6468",
        logo: None,
        unit_word: "Standplatz",
        roles: vec![VISITOR, EXHIBITOR],
        badges: badges.iter().enumerate().map(badge).collect(),
    }
}

fn address(index: usize) -> String {
    let last = ["A", "B", "C", "D", "E", "F"][index % 6];
    format!("{}{last}", &ADDRESS[..ADDRESS.len() - 1])
}

/// A sheet for whom these names stand.
pub fn sheet_of(names: &[&str]) -> Sheet {
    sheet(&names.iter().map(|name| (*name, ORGANISATION)).collect::<Vec<_>>())
}

pub fn pdf_of(sheet: &Sheet, format: Format) -> Vec<u8> {
    pdf(sheet, format).expect("the sheet is set")
}

/// Everything written on a page, with the height of its baseline. Dots and accents without a width stand above it.
fn written(frame: &Frame, origin: Point) -> Vec<(f64, &TextItem)> {
    let items = frame.items().map(|(at, item)| (origin + *at, item));
    items
        .flat_map(|(at, item)| match item {
            FrameItem::Group(group) => written(&group.frame, at),
            FrameItem::Text(text) if text.width().to_pt() > 0.0 => vec![(at.y.to_mm(), text)],
            _ => Vec::new(),
        })
        .collect()
}

/// How many lines there are between two heights in millimetres.
fn lines(written: &[(f64, &TextItem)], from: f64, to: f64) -> usize {
    let heights = written.iter().map(|(y, _)| *y).filter(|y| (from..to).contains(y));
    let heights: std::collections::BTreeSet<i64> = heights.map(|y| (y * 100.0).round() as i64).collect();
    heights.len()
}

#[test]
fn every_script_is_drawn_in_as_many_lines_as_were_measured() {
    let document = set(&sheet(&SCRIPTS), Format::A6).expect("the sheet is set");
    let layout = Format::A6.layout();

    assert_eq!(document.pages().len(), SCRIPTS.len());
    for (page, (name, organisation)) in document.pages().iter().zip(SCRIPTS) {
        let written = written(&page.frame, Point::zero());
        let glyphs = written.iter().flat_map(|(_, text)| &text.glyphs);
        assert_eq!(glyphs.filter(|glyph| glyph.id == 0).count(), 0, "no empty boxes in {name}, {organisation}");
        for (place, text) in [(layout.name, name), (layout.organisation, organisation)] {
            assert_eq!(lines(&written, place.y, place.y + place.height + 1.0), fit::lines(text, &place).lines.len(), "{text}");
        }
    }
}

#[test]
fn each_badge_has_its_page_however_its_name_is_written() {
    let long = "Ä".repeat(80);
    let names = ["Li", long.as_str(), "Ruhr 🚀", "𓀀𓀁", "", "#strike[x] \\ $a$ */"].map(|name| (name, ORGANISATION));

    for format in [Format::A6, Format::Label62x100, Format::Label54x101, Format::Label41x89] {
        let file = pdf(&sheet(&names), format).expect("the sheet is set");

        let text = String::from_utf8_lossy(&file);
        assert!(text.starts_with("%PDF-"), "a PDF begins so");
        assert_eq!(text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count(), names.len());
        assert!(text.contains("/MarkInfo"), "it is tagged");
        assert!(text.contains("/Lang"), "its language is set");
    }
}

#[test]
fn nobody_to_print_is_no_fault() {
    for format in [Format::A6, Format::A4FourUp] {
        assert!(pdf(&sheet(&[]), format).is_ok());
    }
}
