//! Block ledger: Merkle trees over a file of transactions, chained headers, inclusion proofs.
//!
//! A transaction is a line without its trailing CR and LF bytes, any bytes; empty ones are skipped and counted.
//! Up to 256 transactions form a block. Hashes are SHA-256 and domain-separated:
//!     leaf = H(0, transaction)    inner = H(1, left, right)    header = H(2, previous header, root, count)
//! with the count as 4 bytes, big-endian, and 32 zero bytes before the first header. The last node of an odd level
//! moves up unchanged, which gives the tree of RFC 6962. Transactions whose leaf hash ends in a byte divisible by 4 get
//! an inclusion proof, verified as in RFC 9162, section 2.1.3.2.
//!
//! Output, fields separated by blanks: `block <height> <transactions> <first 8 bytes of the root>` per block, then
//! `transactions`, `blank`, `bytes`, `blocks`, `head`, `proofs`, `verified`, `proof_hashes` (siblings in all proofs)
//! and `proof_digest` (SHA-256 over all proofs' siblings in order).

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

const BLOCK_SIZE: usize = 256;
const SAMPLE_MASK: u8 = 3;

type Hash = [u8; 32];

fn leaf_hash(transaction: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(transaction)
        .finalize()
        .into()
}

fn inner_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

fn header_hash(previous: &Hash, root: &Hash, count: usize) -> Hash {
    let count = (count as u32).to_be_bytes();
    Sha256::new()
        .chain_update([2])
        .chain_update(previous)
        .chain_update(root)
        .chain_update(count)
        .finalize()
        .into()
}

/// All levels of the tree, from the leaves to the level that holds only the root.
fn merkle_levels(leaves: Vec<Hash>) -> Vec<Vec<Hash>> {
    let mut levels = vec![leaves];
    while levels[levels.len() - 1].len() > 1 {
        let parents = levels[levels.len() - 1].chunks(2).map(parent).collect();
        levels.push(parents);
    }
    levels
}

fn parent(children: &[Hash]) -> Hash {
    match children {
        [left, right] => inner_hash(left, right),
        _ => children[0],
    }
}

/// The sibling hashes from the leaf at `index` up to the root; a node without a sibling adds none.
fn inclusion_proof(levels: &[Vec<Hash>], index: usize) -> Vec<Hash> {
    let siblings = levels[..levels.len() - 1].iter().enumerate();
    siblings
        .filter_map(|(height, level)| level.get((index >> height) ^ 1).copied())
        .collect()
}

/// Whether `proof` shows that `leaf` is at `index` of the tree of `count` leaves under `root`.
fn verifies(proof: &[Hash], leaf: &Hash, mut index: usize, count: usize, root: &Hash) -> bool {
    let mut node = *leaf;
    let mut last = count - 1;
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if index & 1 == 1 || index == last {
            node = inner_hash(sibling, &node);
            while index != 0 && index & 1 == 0 {
                index >>= 1;
                last >>= 1;
            }
        } else {
            node = inner_hash(&node, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    last == 0 && node == *root
}

#[derive(Default)]
struct Ledger {
    head: Hash,
    blocks: usize,
    proofs: usize,
    verified: usize,
    proof_hashes: usize,
    proof_digest: Sha256,
}

impl Ledger {
    /// Seals a block of at least one transaction.
    fn append(&mut self, leaves: Vec<Hash>, out: &mut impl Write) -> io::Result<()> {
        let count = leaves.len();
        let levels = merkle_levels(leaves);
        let root = levels[levels.len() - 1][0];
        for (index, leaf) in levels[0].iter().enumerate() {
            if leaf[31] & SAMPLE_MASK == 0 {
                self.prove(&levels, index, &root);
            }
        }
        self.head = header_hash(&self.head, &root, count);
        writeln!(out, "block {} {} {}", self.blocks, count, hex(&root[..8]))?;
        self.blocks += 1;
        Ok(())
    }

    fn prove(&mut self, levels: &[Vec<Hash>], index: usize, root: &Hash) {
        let leaves = &levels[0];
        let proof = inclusion_proof(levels, index);
        self.proofs += 1;
        self.verified += usize::from(verifies(&proof, &leaves[index], index, leaves.len(), root));
        self.proof_hashes += proof.len();
        for sibling in &proof {
            self.proof_digest.update(sibling);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{:02x}", byte)).collect()
}

fn trim_line_end(mut line: &[u8]) -> &[u8] {
    while let [rest @ .., b'\r' | b'\n'] = line {
        line = rest;
    }
    line
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: merkle FILE");
    let mut input = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut ledger = Ledger::default();
    let (mut transactions, mut blank, mut size) = (0, 0, 0);
    let mut leaves = Vec::with_capacity(BLOCK_SIZE);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let transaction = trim_line_end(&line);
        if transaction.is_empty() {
            blank += 1;
        } else {
            transactions += 1;
            size += transaction.len();
            leaves.push(leaf_hash(transaction));
        }
        if leaves.len() == BLOCK_SIZE {
            ledger.append(std::mem::take(&mut leaves), &mut out)?;
        }
        line.clear();
    }
    if !leaves.is_empty() {
        ledger.append(leaves, &mut out)?;
    }
    writeln!(
        out,
        "transactions {}\nblank {}\nbytes {}\nblocks {}",
        transactions, blank, size, ledger.blocks
    )?;
    writeln!(
        out,
        "head {}\nproofs {}\nverified {}",
        hex(&ledger.head),
        ledger.proofs,
        ledger.verified
    )?;
    let digest = ledger.proof_digest.finalize();
    writeln!(
        out,
        "proof_hashes {}\nproof_digest {}",
        ledger.proof_hashes,
        hex(&digest)
    )?;
    out.flush()
}
