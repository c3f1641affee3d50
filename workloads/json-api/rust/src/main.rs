//! The shop over HTTP, on hyper: main PORT.

mod catalogue;

use catalogue::{Catalogue, Invalid};
use hyper::service::{make_service_fn, service_fn};
use hyper::{body, header, Body, Method, Request, Response, Server, StatusCode};
use serde::Serialize;
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

struct Shop {
    catalogue: Catalogue,
    visits: AtomicU64,
}

#[derive(Serialize)]
struct Count {
    count: u64,
}

#[derive(Serialize)]
struct Error<'a> {
    error: &'a str,
}

fn answer(status: StatusCode, content: &impl Serialize) -> Response<Body> {
    let text = serde_json::to_vec(content).expect("plain data");
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(text))
        .expect("a sound response")
}

fn error(status: StatusCode, text: &str) -> Response<Body> {
    answer(status, &Error { error: text })
}

fn or_invalid<T: Serialize>(result: Result<T, Invalid>) -> Response<Body> {
    match result {
        Ok(content) => answer(StatusCode::OK, &content),
        Err(Invalid(text)) => error(StatusCode::BAD_REQUEST, text),
    }
}

fn parameters(query: Option<&str>) -> HashMap<&str, &str> {
    query.unwrap_or("").split('&').filter_map(|x| x.split_once('=')).collect()
}

async fn respond(shop: Arc<Shop>, request: Request<Body>) -> Result<Response<Body>, hyper::Error> {
    let (parts, content) = request.into_parts();
    let path = parts.uri.path();
    Ok(match (&parts.method, path) {
        (&Method::GET, _) if path.starts_with("/items/") => match shop.catalogue.item(&path["/items/".len()..]) {
            Ok(None) => error(StatusCode::NOT_FOUND, "no such item"),
            found => or_invalid(found),
        },
        (&Method::GET, "/search") => {
            let query = parameters(parts.uri.query());
            let value = |name| query.get(name).copied().unwrap_or("");
            or_invalid(shop.catalogue.search(value("below"), value("limit")))
        }
        (&Method::POST, "/orders") => {
            let content = body::to_bytes(content).await?;
            or_invalid(shop.catalogue.order(&content))
        }
        (&Method::POST, "/count") => {
            let count = shop.visits.fetch_add(1, Ordering::Relaxed) + 1;
            answer(StatusCode::OK, &Count { count })
        }
        (&Method::GET, "/count") => answer(
            StatusCode::OK,
            &Count {
                count: shop.visits.load(Ordering::Relaxed),
            },
        ),
        _ => error(StatusCode::NOT_FOUND, "not found"),
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).ok_or("usage: json-api PORT")?.parse()?;
    let shop = Arc::new(Shop {
        catalogue: Catalogue::new(),
        visits: AtomicU64::new(0),
    });
    let service = make_service_fn(move |_| {
        let shop = Arc::clone(&shop);
        async move { Ok::<_, Infallible>(service_fn(move |request| respond(Arc::clone(&shop), request))) }
    });
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    Server::try_bind(&address)?.tcp_nodelay(true).serve(service).await?;
    Ok(())
}
