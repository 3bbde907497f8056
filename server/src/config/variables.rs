//! `STANDWERK_…` in the environment. What a variable means follows from its key: a postcode stays a text although it looks
//! like a number, and a list may be written with commas. Figment's own provider guesses instead, and its answer to a
//! variable that it does not know is that nothing starts.

use anyhow::Context;
use figment::{
    Figment, Metadata, Profile, Provider,
    providers::Serialized,
    util::nest,
    value::{Dict, Map, Value},
};
use serde::Serialize;

const PREFIX: &str = "STANDWERK_";
/// With our prefix, and read by others: the command line and the scripts.
const FOR_OTHERS: [&str; 7] = ["assets", "atlas", "bin", "cache", "config", "fonts", "python"];

/// One variable, as a source that messages name.
struct Variable {
    name: String,
    key: String,
    value: Value,
}

impl Provider for Variable {
    fn metadata(&self) -> Metadata {
        Metadata::named(format!("the environment ({})", self.name))
    }

    fn data(&self) -> figment::error::Result<Map<Profile, Dict>> {
        let nested = nest(&self.key, self.value.clone());
        Ok(Profile::Default.collect(nested.into_dict().unwrap_or_default()))
    }
}

/// Merges the variables whose keys `defaults` knows, and answers the names of the others.
///
/// # Errors
/// Names the variable that holds no list.
pub fn merge_variables<T: Serialize>(
    mut figment: Figment,
    defaults: &Serialized<T>,
    variables: impl IntoIterator<Item = (String, String)>,
) -> anyhow::Result<(Figment, Vec<String>)> {
    let known = Figment::from(defaults);
    let mut unknown = Vec::new();
    for (name, text) in variables {
        let Some(rest) = name.strip_prefix(PREFIX) else { continue };
        let key = rest.to_lowercase().replace("__", ".");
        if FOR_OTHERS.contains(&key.as_str()) {
            continue;
        }
        let value = match known.find_value(&key) {
            Ok(Value::String(..)) => Value::from(text),
            Ok(Value::Array(..)) => read_list(&text).with_context(|| format!("{name}: must be like 10.0.0.0/8, ::1"))?,
            Ok(Value::Dict(..)) | Err(_) => {
                unknown.push(name);
                continue;
            }
            Ok(_) => text.parse().unwrap_or(Value::from(text)),
        };
        figment = figment.merge(Variable { name, key, value });
    }
    unknown.sort();
    Ok((figment, unknown))
}

/// With commas, or as in the file: `["10.0.0.0/8", "::1"]`.
fn read_list(text: &str) -> anyhow::Result<Value> {
    let items: Vec<String> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)?
    } else {
        text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    Ok(Value::from(items))
}
