use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;

use super::*;

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

fn sheet(badges: &[(&str, &str)]) -> Sheet {
    let badge = |(name, organisation): &(&str, &str)| Paper {
        name: (*name).to_owned(),
        organisation: (*organisation).to_owned(),
        role: "Besucher:in".to_owned(),
        bar: "#4a5561",
        address: "https://stand.example/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned(),
    };
    Sheet { title: "Ausweise".to_owned(), language: "de", event: "MIPIM 2027".to_owned(), badges: badges.iter().map(badge).collect() }
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
    let document = set(&sheet(&SCRIPTS)).expect("the sheet is set");

    assert_eq!(document.pages().len(), SCRIPTS.len());
    for (page, (name, organisation)) in document.pages().iter().zip(SCRIPTS) {
        let written = written(&page.frame, Point::zero());
        let glyphs = written.iter().flat_map(|(_, text)| &text.glyphs);
        assert_eq!(glyphs.filter(|glyph| glyph.id == 0).count(), 0, "no empty boxes in {name}, {organisation}");
        assert_eq!(lines(&written, 23.0, 68.0), fit::lines(name, &fit::NAME).lines.len(), "{name}");
        assert_eq!(lines(&written, 68.0, 88.0), fit::lines(organisation, &fit::ORGANISATION).lines.len(), "{organisation}");
    }
}

#[test]
fn each_badge_has_its_page_however_its_name_is_written() {
    let long = "Ä".repeat(80);
    let names = ["Li", long.as_str(), "Ruhr 🚀", "𓀀𓀁", "", "#strike[x] \\ $a$ */"].map(|name| (name, ORGANISATION));

    let file = pdf(&sheet(&names)).expect("the sheet is set");

    let text = String::from_utf8_lossy(&file);
    assert!(text.starts_with("%PDF-"), "a PDF begins so");
    assert_eq!(text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count(), names.len());
    assert!(text.contains("/MarkInfo"), "it is tagged");
    assert!(text.contains("/Lang"), "its language is set");
}

#[test]
fn nobody_to_print_is_no_fault() {
    assert!(pdf(&sheet(&[])).is_ok());
}
