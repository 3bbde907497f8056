//! Sheets behind each other in one file. What is set in parts can be set on several cores, tell how far it is and be broken
//! off; what is left of a part here are its objects with other numbers, so that a part is in memory only until it is added.

use std::io::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Writer, dictionary};

/// The first numbers are kept for what the parts share: the catalog, the tree of all pages, the tree of all tags.
const CATALOG: ObjectId = (1, 0);
const PAGES: ObjectId = (2, 0);
const TAGS: ObjectId = (3, 0);
const FIRST_FREE: u32 = 4;

/// Why sheets could not be put into one file, which is a fault of this module.
#[derive(Debug, thiserror::Error)]
#[error("the sheets could not be joined: {0}")]
pub struct JoinError(#[from] lopdf::Error);

impl From<std::io::Error> for JoinError {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

/// One file in the making. It holds the objects as they will be written, and where each begins.
#[derive(Debug)]
pub struct Joined {
    written: Vec<u8>,
    /// Where object `n` begins is at `n`; nothing for a number that nobody has.
    begins: Vec<Option<usize>>,
    pages: Vec<Object>,
    count: i64,
    tags: Vec<Object>,
    /// Of each part the way from its pages to its tags.
    parents: Vec<Object>,
    next_parent: i64,
    /// What the first part says of itself: its language, and that it is tagged; its title.
    catalog: Dictionary,
    about: Option<Object>,
    roles: Option<Object>,
}

impl Default for Joined {
    fn default() -> Self {
        Self {
            written: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            begins: vec![None; FIRST_FREE as usize],
            pages: Vec::new(),
            count: 0,
            tags: Vec::new(),
            parents: Vec::new(),
            next_parent: 0,
            catalog: Dictionary::new(),
            about: None,
            roles: None,
        }
    }
}

impl Joined {
    /// Puts a sheet behind what is there.
    ///
    /// # Errors
    /// When it is no sheet that Typst wrote.
    pub fn add(&mut self, sheet: &[u8]) -> Result<(), JoinError> {
        let mut part = Document::load_mem(sheet)?;
        part.renumber_objects_with(u32::try_from(self.begins.len()).unwrap_or(u32::MAX));
        self.begins.resize(part.max_id as usize + 1, None);
        let own = part.trailer.get(b"Root")?.as_reference()?;
        let catalog = part.get_dictionary(own)?.clone();
        let about = part.trailer.get(b"Info").and_then(Object::as_reference).ok();
        let mut left_out = vec![own];
        left_out.extend(about);
        left_out.extend(catalog.get(b"Metadata").and_then(Object::as_reference));
        if self.catalog.is_empty() {
            self.about = about.and_then(|about| part.get_object(about).ok()).cloned();
            self.catalog = first_catalog(&catalog);
        }
        self.add_pages(&mut part, catalog.get(b"Pages")?.as_reference()?)?;
        if let Ok(root) = catalog.get(b"StructTreeRoot").and_then(Object::as_reference) {
            self.add_tags(&mut part, root)?;
            left_out.push(root);
        }
        for (id, object) in part.objects.iter().filter(|(id, _)| !left_out.contains(id)) {
            self.write(*id, object)?;
        }
        Ok(())
    }

    fn add_pages(&mut self, part: &mut Document, root: ObjectId) -> Result<(), JoinError> {
        let pages = part.get_dictionary_mut(root)?;
        pages.set("Parent", Object::Reference(PAGES));
        self.count += pages.get(b"Count")?.as_i64()?;
        self.pages.push(Object::Reference(root));
        Ok(())
    }

    /// The tags of the part become the next ones of all, and so do the numbers by which its pages find theirs.
    fn add_tags(&mut self, part: &mut Document, root: ObjectId) -> Result<(), JoinError> {
        let mut root = part.get_dictionary(root)?.clone();
        if self.roles.is_none() {
            self.roles = root.remove(b"RoleMap");
        }
        for tag in listed(root.get(b"K")?) {
            part.get_dictionary_mut(tag.as_reference()?)?.set("P", Object::Reference(TAGS));
            self.tags.push(tag);
        }
        let first = self.next_parent;
        for object in part.objects.values_mut() {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &mut stream.dict,
                _ => continue,
            };
            for name in [&b"StructParents"[..], b"StructParent"] {
                if let Ok(Object::Integer(number)) = dictionary.get_mut(name) {
                    *number += first;
                }
            }
        }
        let Ok(tree) = root.get(b"ParentTree").and_then(Object::as_dict) else { return Ok(()) };
        let mut numbers = tree.get(b"Nums")?.as_array()?.clone();
        for number in numbers.iter_mut().step_by(2) {
            *number = Object::Integer(number.as_i64()? + first);
        }
        let last = first + i64::try_from(numbers.len() / 2).unwrap_or(i64::MAX) - 1;
        self.next_parent = last + 1;
        let node = self.write_next(&Object::Dictionary(dictionary! { "Limits" => vec![first.into(), last.into()], "Nums" => numbers }))?;
        self.parents.push(Object::Reference(node));
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// None that a sheet could cause.
    pub fn finish(mut self) -> Result<Vec<u8>, JoinError> {
        let pages = dictionary! { "Type" => "Pages", "Kids" => std::mem::take(&mut self.pages), "Count" => self.count };
        self.write(PAGES, &Object::Dictionary(pages))?;
        let mut catalog = std::mem::take(&mut self.catalog);
        catalog.set("Type", "Catalog");
        catalog.set("Pages", Object::Reference(PAGES));
        if !self.tags.is_empty() {
            let mut tags = dictionary! {
                "Type" => "StructTreeRoot",
                "K" => std::mem::take(&mut self.tags),
                "ParentTree" => dictionary! { "Kids" => std::mem::take(&mut self.parents) },
                "ParentTreeNextKey" => self.next_parent,
            };
            if let Some(roles) = self.roles.take() {
                tags.set("RoleMap", roles);
            }
            self.write(TAGS, &Object::Dictionary(tags))?;
            catalog.set("StructTreeRoot", Object::Reference(TAGS));
        }
        self.write(CATALOG, &Object::Dictionary(catalog))?;
        let about = self.about.take();
        let about = about.map(|about| self.write_next(&about)).transpose()?;
        self.write_end(about)
    }

    fn write_end(mut self, about: Option<ObjectId>) -> Result<Vec<u8>, JoinError> {
        let at = self.written.len();
        let size = self.begins.len();
        write!(self.written, "xref\n0 {size}\n")?;
        for begin in &self.begins {
            match begin {
                Some(begin) => self.written.write_all(format!("{begin:010} 00000 n \n").as_bytes())?,
                None => self.written.write_all(b"0000000000 65535 f \n")?,
            }
        }
        let mut trailer = dictionary! { "Root" => Object::Reference(CATALOG), "Size" => i64::try_from(size).unwrap_or(i64::MAX) };
        if let Some(about) = about {
            trailer.set("Info", Object::Reference(about));
        }
        self.written.write_all(b"trailer\n")?;
        Writer::write_object(&mut self.written, &Object::Dictionary(trailer))?;
        write!(self.written, "\nstartxref\n{at}\n%%EOF\n")?;
        Ok(self.written)
    }

    /// Writes an object under the next free number.
    fn write_next(&mut self, object: &Object) -> Result<ObjectId, JoinError> {
        let id = (u32::try_from(self.begins.len()).unwrap_or(u32::MAX), 0);
        self.begins.push(None);
        self.write(id, object)?;
        Ok(id)
    }

    fn write(&mut self, id: ObjectId, object: &Object) -> Result<(), JoinError> {
        if let Some(begin) = self.begins.get_mut(id.0 as usize) {
            *begin = Some(self.written.len());
        }
        writeln!(self.written, "{} {} obj", id.0, id.1)?;
        Writer::write_object(&mut self.written, object)?;
        self.written.write_all(b"\nendobj\n")?;
        Ok(())
    }
}

/// What holds for all parts; what names objects of the first part alone is left out.
fn first_catalog(own: &Dictionary) -> Dictionary {
    let shared = [&b"Lang"[..], b"MarkInfo", b"ViewerPreferences"];
    shared.into_iter().filter_map(|name| Some((name.to_vec(), own.get(name).ok()?.clone()))).collect()
}

/// One thing or several, as PDF has it.
fn listed(one_or_more: &Object) -> Vec<Object> {
    match one_or_more {
        Object::Array(several) => several.clone(),
        one => vec![one.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge_sheet::{
        Format,
        tests::{pdf_of, sheet_of},
    };

    fn joined(sheets: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
        let mut joined = Joined::default();
        for sheet in sheets {
            joined.add(&sheet).expect("it is added");
        }
        joined.finish().expect("it is written")
    }

    /// On sheets of four and on labels, and one alone.
    #[test]
    fn whatever_is_printed_on_can_be_joined() {
        for (format, pages) in [(Format::A4FourUp, 3), (Format::Label62x100, 9), (Format::A6, 9)] {
            let names: Vec<_> = (0..9).map(|number| format!("Gast {number}")).collect();
            let names: Vec<_> = names.iter().map(String::as_str).collect();

            let read = Document::load_mem(&joined(names.chunks(4).map(|part| pdf_of(&sheet_of(part), format)))).expect("a PDF");

            let texts: Vec<_> = read.get_pages().into_keys().map(|page| read.extract_text(&[page]).expect("its text")).collect();
            assert_eq!(texts.len(), pages, "{format:?}");
            assert!(names.iter().all(|name| texts.concat().contains(name)), "{texts:?}");
        }
    }

    #[test]
    fn sheets_stand_behind_each_other_as_if_they_were_one() {
        let names = ["Anna Erste", "Berta Zweite", "Ελένη Dritte", "Dora Vierte", "Emil Fünfter"];
        let file = joined(names.chunks(2).map(|part| pdf_of(&sheet_of(part), Format::A6)));

        let read = Document::load_mem(&file).expect("a PDF");
        assert!(read.xref_recovery.is_none(), "every object is where the table says");
        assert_eq!(read.get_pages().len(), names.len());
        let whole = Document::load_mem(&pdf_of(&sheet_of(&names), Format::A6)).expect("a PDF");
        let text = |document: &Document| (1..=5).map(|page| document.extract_text(&[page]).expect("its text")).collect::<Vec<_>>();
        assert_eq!(text(&read), text(&whole));
        let title = |document: &Document| {
            let about = document.trailer.get(b"Info").and_then(Object::as_reference).expect("it says what it is");
            document.get_dictionary(about).and_then(|about| about.get(b"Title")).expect("a title").clone()
        };
        assert_eq!(title(&read), title(&whole));
        assert_eq!(
            read.catalog().and_then(|catalog| catalog.get(b"Lang")).ok(),
            whole.catalog().and_then(|catalog| catalog.get(b"Lang")).ok()
        );
    }

    /// Every page finds its tags, and every tag leads to the root: else a screen reader stops behind the first part.
    #[test]
    fn all_pages_stay_tagged() {
        let names = ["Anna", "Berta", "Carla", "Dora", "Emil"];
        let read = joined(names.chunks(2).map(|part| pdf_of(&sheet_of(part), Format::A6)));
        let read = Document::load_mem(&read).expect("a PDF");

        let root = read.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).and_then(Object::as_reference).expect("it is tagged");
        let tree = read.get_dictionary(root).expect("a tree");
        let parents = tree.get(b"ParentTree").and_then(Object::as_dict).and_then(|tree| tree.get(b"Kids")).and_then(Object::as_array);
        let mut known = std::collections::BTreeMap::new();
        for node in parents.expect("its nodes") {
            let node = read.get_dictionary(node.as_reference().expect("a node")).expect("a node");
            let numbers = node.get(b"Nums").and_then(Object::as_array).expect("numbers");
            for pair in numbers.chunks(2) {
                known.insert(pair[0].as_i64().expect("a number"), pair[1].clone());
            }
        }
        assert_eq!(known.keys().copied().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        for (number, page) in (0_i64..).zip(read.get_pages().into_values()) {
            let own = read.get_dictionary(page).and_then(|page| page.get(b"StructParents")).and_then(Object::as_i64).expect("its number");
            assert_eq!(own, number);
            let tags = read.get_object(known[&own].as_reference().expect("a list")).and_then(Object::as_array).expect("its tags").clone();
            for tag in tags {
                let mut at = tag.as_reference().expect("a tag");
                while at != root {
                    at = read.get_dictionary(at).and_then(|tag| tag.get(b"P")).and_then(Object::as_reference).expect("what it is in");
                }
            }
        }
    }
}
