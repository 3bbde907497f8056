//! What the scanner at a door asks the server.

/// Declares the two questions, for the browser, which asks them, and for the pages' crate with the functions that answer.
/// Address, arguments and answer stand here once; each side has its own error, because the browser tells few apart, and no
/// rule or word of the server's may come into the WASM.
#[macro_export]
macro_rules! scanner_questions {
    ($error:ty $(, $scan:path, $count:path)?) => {
        /// Answers to a code that the camera read. `scan` is made on the device, and the same when it asks again.
        #[leptos::prelude::server(endpoint = "checkin/scan")]
        pub async fn scan(
            #[server(default)] event: String,
            #[server(default)] door: String,
            #[server(default)] scan: String,
            #[server(default)] code: String,
        ) -> Result<$crate::ScanReply, $error> {
            $($scan(event, door, scan, code).await)?
        }

        /// How many are in at a door, in words: asked again and again, because others let people in too.
        #[leptos::prelude::server(endpoint = "checkin/count")]
        pub async fn count(#[server(default)] event: String, #[server(default)] door: String) -> Result<String, $error> {
            $($count(event, door).await)?
        }
    };
}
