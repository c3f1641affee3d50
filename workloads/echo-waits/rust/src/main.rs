//! Four hundred connections to an echo server that waits and computes, on tokio: echo REQUESTS.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const CONNECTIONS: usize = 400;

/// Milliseconds to wait, steps to compute, where to start.
type Question = (u64, u32, u64);

/// Reads `WAIT WORK NUMBER` of at most 4, 6 and 9 digits.
fn question(line: &str) -> Option<Question> {
    let mut words = line.trim_end().split(' ');
    let mut number = |digits: usize| -> Option<u64> {
        let word = words.next()?;
        let sound = (1..=digits).contains(&word.len()) && word.bytes().all(|x| x.is_ascii_digit());
        sound.then(|| word.parse().ok()).flatten()
    };
    let question = (number(4)?, number(6)? as u32, number(9)?);
    words.next().is_none().then_some(question)
}

fn compute(steps: u32, number: u64) -> u64 {
    (0..steps).fold(number, |x, _| (x * 1_103_515_245 + 12_345) % 2_147_483_648)
}

async fn serve(stream: TcpStream) -> io::Result<()> {
    let (from, mut to) = stream.into_split();
    let mut lines = BufReader::new(from).lines();
    while let Some(line) = lines.next_line().await? {
        let (wait, steps, number) = question(&line).unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(wait)).await;
        to.write_all(format!("{}\n", compute(steps, number)).as_bytes()).await?;
    }
    Ok(())
}

async fn ask(address: SocketAddr, questions: Vec<Question>) -> io::Result<Vec<u64>> {
    let (from, mut to) = TcpStream::connect(address).await?.into_split();
    let mut lines = BufReader::new(from).lines();
    let mut answers = Vec::with_capacity(questions.len());
    for (wait, steps, number) in questions {
        to.write_all(format!("{wait} {steps} {number}\n").as_bytes()).await?;
        let line = lines.next_line().await?.ok_or(io::ErrorKind::UnexpectedEof)?;
        answers.push(line.parse().map_err(|_| io::ErrorKind::InvalidData)?);
    }
    Ok(answers)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("usage: echo REQUESTS")?;
    let text = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
    let questions: Vec<Question> = text.lines().map(|x| question(x).unwrap_or_default()).collect();
    let connections = CONNECTIONS.min(questions.len()).max(1);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    let share = |i| questions.iter().skip(i).step_by(connections).copied().collect();
    let asking: Vec<_> = (0..connections).map(|i| tokio::spawn(ask(address, share(i)))).collect();
    let mut answers = vec![0; questions.len()];
    for (i, answered) in asking.into_iter().enumerate() {
        for (place, answer) in answers.iter_mut().skip(i).step_by(connections).zip(answered.await??) {
            *place = answer;
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for answer in answers {
        writeln!(out, "{answer}")?;
    }
    out.flush()?;
    Ok(())
}
