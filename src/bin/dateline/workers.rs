//! Work on a stream of lines with several threads: the answers come in the order of the lines, only a few lines are
//! in memory at a time, and while the input waits every answer that is ready has been written.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Lines that may wait for a thread, for each thread.
const AHEAD: usize = 4;

/// A line, and where its answer goes.
type Job = (Vec<u8>, Sender<Vec<u8>>);

/// What comes next in the output: an answer that is being worked on, or why the input ended early.
type Next = io::Result<Receiver<Vec<u8>>>;

/// Gives every line that is not blank to `answer` and writes the answers in order. `open` is called on the thread
/// that reads, so that one who waits for input keeps no answer back.
pub fn in_order<R: BufRead>(
    open: impl FnOnce() -> R + Send + 'static,
    out: &mut impl Write,
    threads: usize,
    answer: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static,
) -> io::Result<()> {
    let (to_work, work) = sync_channel::<Job>(threads * AHEAD);
    let (to_writer, answers) = sync_channel::<Next>(threads * AHEAD);
    let work = Arc::new(Mutex::new(work));
    let answer = Arc::new(answer);
    for _ in 0..threads {
        let (work, answer) = (Arc::clone(&work), Arc::clone(&answer));
        thread::spawn(move || {
            loop {
                // The lock is let go as soon as a line is taken.
                let job = work.lock().map(|work| work.recv());
                let Ok(Ok((line, reply))) = job else {
                    return;
                };
                // Nobody waits any more when the output was closed.
                let _ = reply.send(answer(&line));
            }
        });
    }
    // Not joined: when the output is closed it may still wait for a line that never comes.
    thread::spawn(move || read(open(), &to_work, &to_writer));
    write(&answers, out)
}

fn read(mut lines: impl BufRead, to_work: &SyncSender<Job>, to_writer: &SyncSender<Next>) {
    let mut first = true;
    loop {
        let mut line = Vec::new();
        match lines.read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => {
                let _ = to_writer.send(Err(error));
                return;
            }
        }
        if first && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        first = false;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (reply, answer) = channel();
        if to_writer.send(Ok(answer)).is_err() || to_work.send((line, reply)).is_err() {
            return;
        }
    }
}

fn write(answers: &Receiver<Next>, out: &mut impl Write) -> io::Result<()> {
    loop {
        let next = match answers.try_recv() {
            Ok(next) => next?,
            Err(TryRecvError::Disconnected) => return out.flush(),
            Err(TryRecvError::Empty) => {
                out.flush()?;
                match answers.recv() {
                    Ok(next) => next?,
                    Err(_) => return Ok(()),
                }
            }
        };
        let answer = match next.try_recv() {
            Ok(answer) => answer,
            Err(_) => {
                out.flush()?;
                next.recv()
                    .map_err(|_| io::Error::other("a line could not be worked on"))?
            }
        };
        out.write_all(&answer)?;
    }
}
