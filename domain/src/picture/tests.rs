//! What pictures are taken, and what becomes of them.

use super::*;

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::new_rgb8(width, height).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture is written");
    bytes
}

fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(image::guess_format(png).ok(), Some(ImageFormat::Png));
    let picture = image::load_from_memory(png).expect("a PNG");
    (picture.width(), picture.height())
}

#[test]
fn large_pictures_are_fitted_and_small_ones_kept() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        assert_eq!(size(&logo(&picture(2000, 1000, format)).expect("taken")), (512, 256), "{format:?}");
        assert_eq!(size(&logo(&picture(40, 80, format)).expect("taken")), (40, 80), "{format:?}");
    }
}

#[test]
fn photographs_become_jpegs_of_a_page_s_width() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let jpeg = photo(&picture(3200, 1000, format)).expect("taken");

        assert_eq!(image::guess_format(&jpeg).ok(), Some(ImageFormat::Jpeg));
        let kept = image::load_from_memory(&jpeg).expect("a JPEG");
        assert_eq!((kept.width(), kept.height()), (1600, 500), "{format:?}");
    }
}

#[test]
fn a_kept_photograph_is_known_to_be_one() {
    let kept = stamp(&picture(900, 1200, ImageFormat::Jpeg)).expect("taken");

    assert!(is_whole(&kept));
    assert!(!is_whole(b"no picture") && !is_whole(&kept[..100]));
}

#[test]
fn a_sheet_stays_what_it_is() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let kept = sheet(&picture(2000, 30, format)).expect("taken");

        assert_eq!(image::guess_format(&kept).ok(), Some(format));
        let read = image::load_from_memory(&kept).expect("a picture");
        assert_eq!((read.width(), read.height()), (2000, 30));
    }
}

#[test]
fn a_transparent_photograph_is_laid_on_white() {
    let mut clear = Vec::new();
    DynamicImage::new_rgba8(4, 4).write_to(&mut Cursor::new(&mut clear), ImageFormat::Png).expect("a picture is written");

    let kept = image::load_from_memory(&photo(&clear).expect("taken")).expect("a JPEG").into_rgb8();

    assert!(kept.pixels().all(|pixel| pixel.0.iter().all(|channel| *channel > 250)), "{kept:?}");
}

/// What a camera writes into a JPEG about where it was: a TIFF of one entry that leads to a GPS part with a place in it.
fn with_place(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"\x01\0\x1b\0\x02\0\x13\0\0\0\x2c\0\0\0\0\0\0\0GPS 51.4556 7.0116\0");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    let segment = [&[0xFF, 0xE1][..], &length[..], exif.as_slice()].concat();
    [&jpeg[..2], segment.as_slice(), &jpeg[2..]].concat()
}

#[test]
fn where_a_photograph_was_taken_is_not_kept() {
    let sent = with_place(&picture(64, 48, ImageFormat::Jpeg));
    let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
    assert!(holds(&sent, b"GPS 51.4556") && holds(&sent, b"Exif"));

    let (kept, small, logo) = (photo(&sent).expect("taken"), small_photo(&sent).expect("taken"), logo(&sent).expect("taken"));
    let sheet = sheet(&sent).expect("taken");

    for kept in [kept, small, logo, sheet] {
        assert!(!holds(&kept, b"GPS") && !holds(&kept, b"Exif") && !holds(&kept, b"eXIf"), "{} bytes", kept.len());
    }
}

#[test]
fn a_jpeg_in_the_colours_of_print_is_refused() {
    let mut jpeg = picture(40, 40, ImageFormat::Jpeg);
    assert!(logo(&jpeg).is_ok());
    let head = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).expect("a frame");
    // How many colours a pixel has.
    jpeg[head + 9] = 4;

    assert_eq!((logo(&jpeg), photo(&jpeg)), (Err(Refused::FourColours), Err(Refused::FourColours)));
}

#[test]
fn a_logo_that_nobody_sees_is_none() {
    let mut clear = Vec::new();
    DynamicImage::new_rgba8(4, 4).write_to(&mut Cursor::new(&mut clear), ImageFormat::Png).expect("a picture is written");

    assert_eq!(logo(&clear), Err(Refused::NothingVisible));
}

#[test]
fn a_drawing_is_no_photograph() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>"#;

    assert_eq!(photo(svg), Err(Refused::UnknownFormat));
    assert!(logo(svg).is_ok());
}

#[test]
fn other_files_are_refused_whatever_they_are_called() {
    assert_eq!(logo(b""), Err(Refused::Missing));
    assert_eq!(logo(b"GIF89a..............."), Err(Refused::UnknownFormat));
    assert_eq!(logo(b"<html><script>alert(1)</script></html>"), Err(Refused::UnknownFormat));
    assert_eq!(logo(b"%PDF-1.7"), Err(Refused::UnknownFormat));
    assert_eq!(logo(&vec![0; FileKind::Logo.largest() + 1]), Err(Refused::TooLarge));
}

#[test]
fn damaged_pictures_are_refused() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let whole = picture(300, 300, format);

        assert_eq!(logo(&whole[..24]), Err(Refused::Broken), "{format:?}");
    }
}

#[test]
fn a_picture_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    // 20,000 × 20,000 black pixels are a few hundred kilobytes of PNG and 400 million pixels.
    let mut bomb = picture(1, 1, ImageFormat::Png);
    bomb[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let crc = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());

    assert_eq!(logo(&bomb), Err(Refused::TooManyPixels));
}

/// PNG, annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }))
}
