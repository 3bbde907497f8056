use super::*;

fn svg(inside: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"#)
}

fn drawn(inside: &str) -> Result<RgbaImage, Refused> {
    let text = svg(inside);
    assert!(looks_like(text.as_bytes()));
    pixels(text.as_bytes(), 512).map(DynamicImage::into_rgba8)
}

#[test]
fn a_drawing_fills_its_square_and_keeps_its_shape() {
    let picture = drawn(r##"<rect width="200" height="100" fill="#00ff00"/>"##).expect("drawn");

    assert_eq!(picture.dimensions(), (512, 256));
    assert_eq!(picture.get_pixel(256, 128).0, [0, 255, 0, 255]);
}

#[test]
fn scripts_leave_no_trace() {
    let picture = drawn(r#"<script>alert(1)</script><rect width="10" height="10" onclick="alert(1)"/>"#).expect("drawn");

    assert_eq!(picture.get_pixel(400, 200).0, [0, 0, 0, 0]);
}

#[test]
fn what_would_be_left_out_is_refused() {
    let rect = r#"<rect width="9" height="9"/>"#;
    let refused = |inside: &str| drawn(&format!("{rect}{inside}")).err();
    for outside in [
        r#"<image href="file:///etc/passwd" width="200" height="100"/>"#,
        r#"<image href="https://pictures.example/x.png" width="200" height="100"/>"#,
        r#"<use href="other.svg#a"/>"#,
        r#"<rect fill="url(other.svg#a)" width="9" height="9"/>"#,
        "<style>@import 'other.css';</style>",
    ] {
        assert_eq!(refused(outside), Some(Refused::RefersOutside), "{outside}");
    }
    for text in ["<text>Muster AG</text>", r#"<g><text x="1"><tspan> M </tspan></text></g>"#, r#"<defs><text id="t">M</text></defs>"#] {
        assert_eq!(refused(text), Some(Refused::HasText), "{text}");
    }
    for foreign in ["<foreignObject><p>M</p></foreignObject>", r#"<image width="9" height="9" href="data:image/svg+xml,x"/>"#] {
        assert_eq!(refused(foreign), Some(Refused::HasForeign), "{foreign}");
    }
    for shown in [
        "<text> </text>",
        r#"<g display="none"><text>M</text></g>"#,
        "<title>Muster AG</title>",
        r##"<a href="https://muster.example"><path d="M0 0h1"/></a>"##,
    ] {
        assert_eq!(refused(shown), None, "{shown}");
    }
}

#[test]
fn a_drawing_with_nothing_to_see_is_refused() {
    for nothing in ["", r#"<rect width="9" height="9" fill="none"/>"#, r#"<rect x="900" width="9" height="9"/>"#, "<defs><rect/></defs>"] {
        assert_eq!(crate::picture::logo(svg(nothing).as_bytes()), Err(Refused::NothingVisible), "{nothing}");
    }
}

/// Each is drawn at some number of repetitions and refused at others, before it is drawn.
#[test]
fn time_and_memory_are_counted_before_drawing() {
    let rect = r#"<rect width="200" height="100" opacity=".5"/>"#;
    let nested = |times: usize| format!("{}{rect}{}", r#"<g opacity=".9">"#.repeat(times), "</g>".repeat(times));
    let dashes = |length: &str| format!(r#"<path d="M0 0H200" stroke="red" stroke-dasharray="{length}"/>"#);
    let tile = |side: u32| {
        format!(
            r##"<pattern id="p" width="{side}" height="{side}" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect fill="url(#p)" width="200" height="100"/>"##
        )
    };
    let stops = |times: usize| {
        let stops = r#"<stop offset=".5" stop-color="red"/>"#.repeat(times);
        format!(r##"<linearGradient id="l">{stops}</linearGradient><rect fill="url(#l)" width="200" height="100"/>"##)
    };
    let effects = |times: usize| format!(r#"<g filter="{}">{}</g>"#, "blur(1) ".repeat(times), r#"<rect width="200" height="100"/>"#);

    for (few, many) in [
        (nested(4), nested(150)),
        (dashes("2 2"), dashes(".00001 .00001")),
        (tile(20), tile(20_000)),
        (stops(2), stops(19_000)),
        (effects(1), effects(900)),
    ] {
        assert!(drawn(&few).is_ok(), "{few:.200}");
        assert_eq!(drawn(&many).err(), Some(Refused::TooComplex), "{many:.200}");
    }
    assert_eq!(drawn(&rect.repeat(15_000)).err(), Some(Refused::TooComplex), "as many layers as there are rectangles");
}

#[test]
fn markers_and_long_texts_are_counted_as_often_as_they_are_built() {
    let dots = r#"<marker id="m"><path d="M0 0h1"/><path d="M0 0h1"/></marker>"#;
    let line = |corners: usize| format!(r##"{dots}<g marker-mid="url(#m)"><path d="M0 0{}" stroke="red"/></g>"##, "h1v1".repeat(corners));
    let unused = format!(r#"{dots}<path d="M0 0{}" stroke="red"/>"#, "h1v1".repeat(9_000));
    let uses = |times: usize| format!(r##"<path id="u" d="M0 0{}"/>{}"##, "h1v1".repeat(5_000), r##"<use href="#u"/>"##.repeat(times));
    let rules = |times: usize| {
        format!("<style>{}</style>{}", ".a{fill:red}".repeat(times), r#"<rect class="a" width="1" height="1"/>"#.repeat(900))
    };

    for (few, many) in [(line(20), line(9_000)), (uses(3), uses(400)), (rules(9), rules(9_000))] {
        assert!(drawn(&few).is_ok(), "{few:.200}");
        assert_eq!(drawn(&many).err(), Some(Refused::TooComplex), "{many:.200}");
    }
    assert!(drawn(&unused).is_ok());
}

#[test]
fn entities_name_spaces_and_multiply_nothing() {
    let dtd = |value: &str, uses: usize| {
        let attribute = "&n;".repeat(uses);
        format!(
            r##"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY n "{value}">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" data-x="{attribute}"><rect width="9" height="9"/></svg>"##
        )
    };

    assert!(pixels(dtd("http://www.w3.org/1999/xlink", 3).as_bytes(), 512).is_ok());
    assert_eq!(pixels(dtd(&"x".repeat(9_000), 900).as_bytes(), 512).err(), Some(Refused::TooComplex));
}

#[test]
fn multiplied_references_are_refused() {
    let mut bomb = String::from(r#"<defs><g id="g0"><rect width="1" height="1"/></g>"#);
    for level in 1..12 {
        let uses: String = (0..10).map(|_| format!(r##"<use xlink:href="#g{}"/>"##, level - 1)).collect();
        bomb += &format!(r#"<g id="g{level}">{uses}</g>"#);
    }
    bomb += r##"</defs><use href="#g11"/>"##;

    assert_eq!(drawn(&bomb).err(), Some(Refused::TooComplex));
}

#[test]
fn multiplied_entities_are_refused() {
    let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">");
    for level in 1..12 {
        text += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    text += "]>";
    text += &svg("<desc>&a11;</desc>");

    assert!(pixels(text.as_bytes(), 512).is_err());
}

#[test]
fn style_sheets_may_colour_by_class_but_not_multiply() {
    let harmless = r##"<style>.a{fill:url(#p)}</style><linearGradient id="p"><stop stop-color="red"/></linearGradient><rect class="a" width="9" height="9"/>"##;
    let sly = r#"<style>*{mask:url(#m)}</style><mask id="m"><rect width="9" height="9"/></mask><rect width="9" height="9"/>"#;

    assert!(drawn(harmless).is_ok());
    assert_eq!(drawn(sly).err(), Some(Refused::TooComplex));
}

#[test]
fn unbounded_effects_and_loops_are_refused() {
    let noise = r##"<filter id="f"><feTurbulence numOctaves="4000000000"/></filter><rect filter="url(#f)" width="9" height="9"/>"##;
    let itself = r##"<pattern id="p"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/>"##;

    assert_eq!(drawn(noise).err(), Some(Refused::TooComplex));
    assert_eq!(drawn(itself).err(), Some(Refused::TooComplex));
}

#[test]
fn drawings_that_are_none_are_refused() {
    assert_eq!(drawn("<rect").err(), Some(Refused::Broken));
    assert_eq!(pixels(&[0xFF, 0xFE, b'<'], 512).err(), Some(Refused::Broken));
}
