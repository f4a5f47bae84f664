//! The store of the browser (IndexedDB): records by their keys, each a string. A record is written only while
//! the store holds what the writer believes it holds, so two windows never write over each other.

use crate::app::state::kept::Write;
use idb::{
    Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use leptos::prelude::{LocalStorage, StoredValue, WithValue};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;
use web_sys::wasm_bindgen::JsCast;

const NAME: &str = "dateline";
const VERSION: u32 = 1;
const RECORDS: &str = "records";

/// Why the store did not do what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no room.
    Full,
    /// A newer version of Dateline has made it anew.
    Newer,
    /// The browser does not let this page keep anything, or something is wrong with it.
    Forbidden,
}

impl From<idb::Error> for Failure {
    fn from(error: idb::Error) -> Self {
        match error {
            idb::Error::DomException(error) => Self::named(&error.name()),
            idb::Error::IndexedDbOpenFailed(value) | idb::Error::UpdateFailed(value) => {
                let name = value.dyn_into::<DomException>().map(|error| error.name());
                Self::named(&name.unwrap_or_default())
            }
            _ => Self::Forbidden,
        }
    }
}

impl Failure {
    fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            _ => Self::Forbidden,
        }
    }
}

/// The open store.
#[derive(Clone, Copy)]
pub struct Store(StoredValue<Database, LocalStorage>);

impl Store {
    /// Opens the store, and makes it where there is none.
    pub async fn open() -> Result<Self, Failure> {
        let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = idb::event::VersionChangeEvent::database(&event) {
                let _ = database.create_object_store(RECORDS, ObjectStoreParams::new());
            }
        });
        let mut database = request.await?;
        // A newer version in another window is not held up; what is done here is told to be unkept.
        database.on_version_change(|event| {
            if let Some(target) = event.target() {
                target.unchecked_into::<web_sys::IdbDatabase>().close();
            }
        });
        Ok(Self(StoredValue::new_local(database)))
    }

    fn begin(self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), Failure> {
        let transaction = self
            .0
            .try_with_value(|database| database.transaction(&[RECORDS], mode));
        let transaction = transaction.ok_or(Failure::Forbidden)??;
        let records = transaction.object_store(RECORDS)?;
        Ok((transaction, records))
    }

    /// All records, by their keys.
    pub async fn all(self) -> Result<BTreeMap<String, String>, Failure> {
        let (_transaction, records) = self.begin(TransactionMode::ReadOnly)?;
        let keys = records.get_all_keys(None, None)?;
        let values = records.get_all(None, None)?;
        let (keys, values) = (keys.await?, values.await?);
        let named = |key: JsValue| key.as_string();
        Ok(keys
            .into_iter()
            .zip(values)
            .filter_map(|(key, value)| Some((named(key)?, text(&value))))
            .collect())
    }

    /// One record.
    pub async fn get(self, key: &str) -> Result<Option<String>, Failure> {
        let (_transaction, records) = self.begin(TransactionMode::ReadOnly)?;
        let value = records.get(Query::Key(key.into()))?.await?;
        Ok(value.as_ref().map(text))
    }

    /// Writes a change. Where the store holds something else than the change goes out from, nothing is written,
    /// and what it holds is given back.
    pub async fn write(self, write: &Write) -> Result<Result<(), Option<String>>, Failure> {
        let (mut transaction, records) = self.begin(TransactionMode::ReadWrite)?;
        let ended = ended(&mut transaction);
        let asked = ask(&records, write).await;
        // What was asked for is done when the transaction has ended well, not before; and whatever became of it,
        // the transaction still calls back when it ends.
        let done = JsFuture::from(ended).await;
        match (asked, done) {
            (Ok(Ok(())), Err(name)) => Err(Failure::named(&name.as_string().unwrap_or_default())),
            (asked, _) => Ok(asked?),
        }
    }

    /// Empties the store.
    pub async fn clear(self) -> Result<(), Failure> {
        let (mut transaction, records) = self.begin(TransactionMode::ReadWrite)?;
        let ended = ended(&mut transaction);
        let asked = match records.clear() {
            Ok(request) => request.await,
            Err(error) => Err(error),
        };
        let done = JsFuture::from(ended).await;
        asked?;
        done.map(|_| ()).map_err(|_| Failure::Forbidden)
    }
}

/// Asks for a change, unless the store holds something else than it goes out from: then what it holds is given back.
async fn ask(records: &ObjectStore, write: &Write) -> Result<Result<(), Option<String>>, idb::Error> {
    let key = JsValue::from_str(&write.key);
    let held = records.get(Query::Key(key.clone()))?.await?;
    let held = held.as_ref().map(text);
    if held != write.seen {
        return Ok(Err(held));
    }
    match &write.put {
        Some(raw) => drop(records.put(&raw.into(), Some(&key))?.await?),
        None => records.delete(Query::Key(key))?.await?,
    }
    Ok(Ok(()))
}

/// Settled when a transaction has ended: refused, with the error's name, when it was given up.
fn ended(transaction: &mut Transaction) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, reject| {
        transaction.on_complete(move |_| {
            let _ = resolve.call0(&JsValue::NULL);
        });
        transaction.on_abort(move |event| {
            let transaction = event
                .target()
                .map(JsCast::unchecked_into::<web_sys::IdbTransaction>);
            let error = transaction.and_then(|transaction| transaction.error());
            let name = error.map_or_else(String::new, |error| error.name());
            let _ = reject.call1(&JsValue::NULL, &name.into());
        });
    })
}

/// A record is a string; what else stands there is shown as what it is.
fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| {
        let json = js_sys::JSON::stringify(value).ok();
        json.and_then(|json| json.as_string()).unwrap_or_default()
    })
}
