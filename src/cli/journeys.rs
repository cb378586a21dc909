//! The journey log as CSV text.

use crate::journey::JournalEvent;
use crate::market::Calendar;

/// Journeys of all arms: program (empty for the baseline), shopper, week, day, touchpoint, stage, cause.
#[must_use]
pub fn csv(journeys: &[(Option<String>, Vec<JournalEvent>)], channels: &[String]) -> String {
    let mut text = String::from("program,shopper,week_of_run,day_of_run,touchpoint,stage,cause\n");
    for (program, events) in journeys {
        for e in events {
            let channel = channels.get(usize::from(e.channel)).map_or("", String::as_str);
            let program = program.as_deref().unwrap_or("");
            let week = Calendar::week_of(e.day) + 1;
            text.push_str(&format!(
                "{program},{},{week},{},{channel},{},{}\n",
                e.shopper,
                e.day,
                e.stage.id(),
                e.cause
            ));
        }
    }
    text
}
