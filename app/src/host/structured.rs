//! The hosts of an event for machines (schema.org/Event, `organizer`).

use domain::host::{HostRole, HostView};
use serde_json::{Value, json};

/// Those who answer for the event together; `None` where nobody is named.
pub fn organizers(hosts: &[HostView]) -> Option<Value> {
    let answers = |host: &&HostView| matches!(host.role, HostRole::Lead | HostRole::CoHost);
    let named: Vec<Value> = hosts.iter().filter(answers).map(organizer).collect();
    (!named.is_empty()).then_some(Value::Array(named))
}

fn organizer(host: &HostView) -> Value {
    let mut organisation = json!({ "@type": "Organization", "name": host.name });
    if !host.web.is_empty() {
        organisation["url"] = json!(host.web);
    }
    organisation
}
