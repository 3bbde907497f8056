//! Forms with a file, which server functions do not read.

use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    account::{self, limits::UPLOADS},
    actor::Actor,
    db::{Db, FirstAnswer, IdempotencyKey},
    files::{FileKind, MediaType},
    locale::{Locale, Text},
    picture::Refused,
};
use http::StatusCode;

use crate::{
    areas,
    ctx::{AppState, ClientAddress, FormPage},
    error::ApiError,
    ui,
};

/// What the address of every form with a file begins with.
pub const PREFIX: &str = "/uploads/";
/// How much of an upload is read at all. What is too large to be taken is still read up to here, or the browser would
/// show a broken connection instead of the reason.
pub const LONGEST: usize = 64 * 1024 * 1024;
/// How much of each field beside the file is read: far more than any takes, so that what was typed comes back whole.
const LONGEST_TEXT: usize = 64 * 1024;
/// How much of a file is kept to be looked at: no kind of file may be larger.
const LARGEST: usize = FileKind::Document.largest();

/// A form with a file that comes back, as its handler hands it to the edge, which renders its page again.
#[derive(Clone, Debug)]
pub struct ReturnedForm {
    /// Path and query of the page that holds it.
    pub page: String,
    /// Where the form is sent that the file travelled beside, if it was that of another.
    pub beside: Option<String>,
    /// What was typed, in its order. The file has to be chosen anew: no page can hand it back.
    pub values: Vec<(String, String)>,
    /// Why the file was not taken, unless it was.
    pub error: Option<ApiError>,
}

/// A form with one file, as it was sent, and by whom.
pub struct Upload {
    pub actor: Actor,
    address: String,
    /// Where it was sent, unless that names no page.
    page: Option<String>,
    values: Vec<(String, String)>,
    /// Empty if none was chosen, `None` if it is too large.
    file: Option<Vec<u8>>,
}

impl FromRequest<AppState> for Upload {
    /// 400: the request is broken, or did not arrive.
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, StatusCode> {
        let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Anonymous);
        let address = request.extensions().get::<ClientAddress>().map(|address| address.0.clone()).unwrap_or_default();
        let page = request.extensions().get::<FormPage>().map(|page| page.0.clone());
        let form = Multipart::from_request(request, state).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let (values, file) = read_upload(form).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Self { actor, address, page, values, file })
    }
}

impl Upload {
    /// What was typed into a field.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The page that the form was on.
    pub fn page(&self) -> &str {
        let named = || Some(self.value("_page")).filter(|page| account::is_own_path(page));
        self.page.as_deref().or_else(named).unwrap_or("/")
    }

    /// The language of that page.
    pub fn locale(&self) -> Locale {
        areas::language(self.page()).unwrap_or(Locale::De)
    }

    /// The file; empty if none was chosen.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn file(&mut self) -> Result<Vec<u8>, Refused> {
        self.file.as_mut().map(std::mem::take).ok_or(Refused::TooLarge)
    }

    /// Counts this upload; converting pictures is work.
    ///
    /// # Errors
    /// `TooMany` from one network address.
    pub async fn count(&self, db: &Db) -> Result<(), ApiError> {
        let counted = account::attempt(db, &UPLOADS, &self.address).await.map_err(|error| ApiError::internal(&error))?;
        counted.map_err(|retry_after_seconds| ApiError::TooMany { retry_after_seconds })
    }

    /// What makes this form recognisable when it is sent twice. `path` is where it was sent.
    pub fn once(&self, path: &str) -> Option<IdempotencyKey> {
        IdempotencyKey::parse(self.value("_key"), path)
    }

    /// Where the form is sent that the file travelled beside: what was typed there is not saved with the file.
    pub fn beside(&self) -> Option<&str> {
        Some(self.value("_beside")).filter(|endpoint| endpoint.starts_with("/api/"))
    }

    /// What was typed, as a form without a file sends it.
    pub fn as_query(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.values).finish()
    }

    /// What was typed beside the file is saved with it: the browser is led on like after any other form.
    pub fn saved_beside(&mut self) {
        self.values.retain(|(name, _)| name != "_beside");
    }

    /// Leads the browser on, or gives it the form again with what is wrong and all that was typed. Beside another form it
    /// gets that again in any case.
    pub fn answer(self, result: Result<String, ApiError>) -> Response {
        let beside = self.beside().map(str::to_owned);
        let (page, error) = match result {
            Ok(path) if beside.is_none() => return Redirect::to(&path).into_response(),
            Ok(path) => (path.split('#').next().unwrap_or_default().to_owned(), None),
            Err(error) => (self.page().to_owned(), Some(error)),
        };
        let mut response = error.as_ref().map_or(StatusCode::OK, ApiError::status).into_response();
        response.extensions_mut().insert(ReturnedForm { page, beside, values: self.values, error });
        response
    }
}

/// Takes a form once: a repeat is led where its first sending was, and waits for that if it is still under way.
///
/// # Errors
/// Those of `work`.
pub async fn take_once(
    db: &Db,
    once: Option<IdempotencyKey>,
    work: impl Future<Output = Result<String, ApiError>>,
) -> Result<String, ApiError> {
    let Some(once) = once else { return work.await };
    if let Some(first) = once.first_answer(db).await? {
        return Ok(first.location);
    }
    let (result, is_first) = once.clone().guard(work).await;
    if is_first {
        let location = result.as_ref().map_or_else(|_| "/".to_owned(), Clone::clone);
        once.remember(db, &FirstAnswer { location, cookies: Vec::new() }).await?;
    } else if let Some(first) = once.first_answer(db).await? {
        return Ok(first.location);
    }
    result
}

/// The refusal of the field `name`, which takes a file of this kind.
pub fn refused(name: &str, refused: Refused, kind: FileKind) -> ApiError {
    ApiError::field(name, &sentence(refused, kind))
}

/// What a browser can tell of a file before it is sent, and says then.
pub fn limits(l: Locale, kind: FileKind) -> ui::FileLimits {
    let says = |refused| sentence(refused, kind).in_(l).to_owned();
    ui::FileLimits { largest: kind.largest(), too_large: says(Refused::TooLarge), unknown: says(Refused::UnknownFormat) }
}

/// The formats that a kind of file is taken in: `PNG, JPEG oder WebP`.
pub fn formats(kind: FileKind) -> Text {
    let labels: Vec<_> = kind.takes().iter().map(|format| format.label()).collect();
    let listed = |or: &str| match labels.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} {or} {last}", others.join(", ")),
        few => few.concat(),
    };
    Text::new(listed("oder"), listed("or"))
}

/// The same for the browser, which offers only such files.
pub fn accept(kind: FileKind) -> String {
    let endings = kind.takes().iter().flat_map(|format| format.extensions()).map(|extension| format!(".{extension}"));
    endings.chain(kind.takes().iter().map(|format| format.name().to_owned())).collect::<Vec<_>>().join(",")
}

/// How much of a kind of file is taken: `10 MB`.
pub fn most(kind: FileKind) -> String {
    format!("{} MB", kind.largest() / 1024 / 1024)
}

/// Why a picture was not taken, and what to do.
fn sentence(refused: Refused, kind: FileKind) -> Text {
    let (formats, most) = (formats(kind), most(kind));
    let is_pdf = kind.kept_as() == MediaType::Pdf;
    match refused {
        Refused::Missing => Text::new("Bitte wählen Sie zuerst eine Datei.", "Please choose a file first."),
        Refused::TooLarge if kind == FileKind::Terms => Text::new(
            format!("Die Datei ist größer als {most}. Bitte verkleinern Sie sie, oder nennen Sie eine Adresse."),
            format!("The file is larger than {most}. Please make it smaller, or give an address."),
        ),
        Refused::TooLarge if is_pdf => Text::new(
            format!("Die Datei ist größer als {most}. Bitte verkleinern Sie sie."),
            format!("The file is larger than {most}. Please make it smaller."),
        ),
        // It may be a picture, too.
        Refused::UnknownFormat if kind == FileKind::CallEntry => Text::new(
            format!("Das ist kein {}. Bitte speichern Sie das Dokument in einem dieser Formate.", formats.de),
            format!("This is no {}. Please save the document in one of these formats.", formats.en),
        ),
        Refused::UnknownFormat if is_pdf => {
            Text::new("Das ist kein PDF. Bitte speichern Sie das Dokument als PDF.", "This is no PDF. Please save the document as a PDF.")
        }
        Refused::Broken if is_pdf => {
            Text::new("Die Datei ist unvollständig. Bitte speichern Sie das PDF neu.", "The file is incomplete. Please save the PDF anew.")
        }
        Refused::TooLarge => Text::new(
            format!("Die Datei ist größer als {most}. Bitte verkleinern Sie das Bild."),
            format!("The file is larger than {most}. Please make the picture smaller."),
        ),
        Refused::UnknownFormat => Text::new(
            format!("Das ist kein {}. Bitte speichern Sie das Bild in einem dieser Formate.", formats.de),
            format!("This is no {}. Please save the picture in one of these formats.", formats.en),
        ),
        Refused::TooManyPixels => Text::new(
            "Das Bild hat mehr als 40 Megapixel. 2.000 Pixel Breite genügen.",
            "The picture has more than 40 megapixels. 2,000 pixels of width are enough.",
        ),
        Refused::TooComplex => Text::new(
            "Dieses Bild ist zu aufwendig zu zeichnen. Bitte vereinfachen Sie es, oder laden Sie ein PNG hoch.",
            "This picture takes too long to draw. Please simplify it, or upload a PNG.",
        ),
        Refused::Broken => {
            Text::new("Die Datei ist beschädigt. Bitte speichern Sie das Bild neu.", "The file is damaged. Please save the picture anew.")
        }
        Refused::HasText => Text::new(
            "Die Zeichnung enthält Schrift, die wir nicht haben. Bitte wandeln Sie die Schrift in Pfade um (in Illustrator „In Pfade umwandeln“, in Inkscape „Objekt in Pfad umwandeln“), oder laden Sie ein PNG hoch.",
            "The drawing holds text in a typeface that we do not have. Please convert the text to paths (in Illustrator “Create Outlines”, in Inkscape “Object to Path”), or upload a PNG.",
        ),
        Refused::RefersOutside => Text::new(
            "Die Zeichnung verweist auf andere Dateien, die nicht mit hochgeladen werden. Bitte betten Sie die Bilder ein, oder laden Sie ein PNG hoch.",
            "The drawing refers to other files, which are not uploaded with it. Please embed the pictures, or upload a PNG.",
        ),
        Refused::HasForeign => Text::new(
            "Ein Teil der Zeichnung lässt sich hier nicht zeichnen. Bitte laden Sie das Logo als PNG hoch.",
            "A part of the drawing cannot be drawn here. Please upload the logo as a PNG.",
        ),
        Refused::NothingVisible => Text::new(
            "In dieser Datei ist nichts zu sehen. Bitte wählen Sie eine andere, oder speichern Sie das Bild neu.",
            "There is nothing to see in this file. Please choose another one, or save the picture anew.",
        ),
        Refused::FourColours => Text::new(
            "Das Bild ist in Druckfarben (CMYK) gespeichert. Bitte speichern Sie es in RGB: Druckfarben sähen auf dem Bildschirm anders aus.",
            "The picture is saved in the colours of print (CMYK). Please save it in RGB: on screens, print colours would look different.",
        ),
    }
}

/// What was typed, and the file.
type Sent = (Vec<(String, String)>, Option<Vec<u8>>);

async fn read_upload(mut form: Multipart) -> Result<Sent, MultipartError> {
    let (mut values, mut chosen) = (Vec::new(), Some(Vec::new()));
    while let Some(field) = form.next_field().await? {
        if field.file_name().is_some() {
            chosen = file(field).await?;
        } else {
            let name = field.name().unwrap_or_default().to_owned();
            values.push((name, text(field).await?));
        }
    }
    Ok((values, chosen))
}

async fn text(mut field: Field<'_>) -> Result<String, MultipartError> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let room = LONGEST_TEXT.saturating_sub(text.len());
        text.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The file, or `None` if it is too large; then the rest is read and thrown away.
async fn file(mut field: Field<'_>) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await? {
        if bytes.as_ref().is_some_and(|bytes| bytes.len() + chunk.len() > LARGEST) {
            bytes = None;
        }
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}
