"""Block ledger: Merkle trees over a file of transactions, chained headers, inclusion proofs.

A transaction is a line without its trailing CR and LF bytes, any bytes; empty ones are skipped and counted.
Up to 256 transactions form a block. Hashes are SHA-256 and domain-separated:
    leaf = H(0, transaction)    inner = H(1, left, right)    header = H(2, previous header, root, count)
with the count as 4 bytes, big-endian, and 32 zero bytes before the first header. The last node of an odd level moves
up unchanged, which gives the tree of RFC 6962. Transactions whose leaf hash ends in a byte divisible by 4 get an
inclusion proof, verified as in RFC 9162, section 2.1.3.2.

Output, fields separated by blanks: `block <height> <transactions> <first 8 bytes of the root>` per block, then
`transactions`, `blank`, `bytes`, `blocks`, `head`, `proofs`, `verified`, `proof_hashes` (siblings in all proofs) and
`proof_digest` (SHA-256 over all proofs' siblings in order).
"""
import sys
from hashlib import sha256

BLOCK_SIZE = 256
SAMPLE_MASK = 3


def merkle_levels(leaves):
    """All levels of the tree, from the leaves to the level that holds only the root."""
    levels = [leaves]
    while len(leaves) > 1:
        parents = [sha256(b"\x01" + left + right).digest() for left, right in zip(leaves[::2], leaves[1::2])]
        if len(leaves) % 2:
            parents.append(leaves[-1])
        levels.append(parents)
        leaves = parents
    return levels


def inclusion_proof(levels, index):
    """The sibling hashes from the leaf at `index` up to the root; a node without a sibling adds none."""
    proof = []
    for level in levels[:-1]:
        sibling = index ^ 1
        if sibling < len(level):
            proof.append(level[sibling])
        index >>= 1
    return proof


def verifies(proof, leaf, index, count, root):
    """Whether `proof` shows that `leaf` is at `index` of the tree of `count` leaves under `root`."""
    node, last = leaf, count - 1
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = sha256(b"\x01" + sibling + node).digest()
            while index and not index & 1:
                index >>= 1
                last >>= 1
        else:
            node = sha256(b"\x01" + node + sibling).digest()
        index >>= 1
        last >>= 1
    return last == 0 and node == root


class Ledger:
    def __init__(self):
        self.head = bytes(32)
        self.blocks = self.proofs = self.verified = self.proof_hashes = 0
        self.proof_digest = sha256()

    def append(self, leaves):
        """Seals a block of at least one transaction."""
        levels = merkle_levels(leaves)
        root = levels[-1][0]
        for index, leaf in enumerate(leaves):
            if not leaf[-1] & SAMPLE_MASK:
                self.prove(levels, index)
        self.head = sha256(b"\x02" + self.head + root + len(leaves).to_bytes(4, "big")).digest()
        print("block", self.blocks, len(leaves), root[:8].hex())
        self.blocks += 1

    def prove(self, levels, index):
        leaves, root = levels[0], levels[-1][0]
        proof = inclusion_proof(levels, index)
        self.proofs += 1
        self.verified += verifies(proof, leaves[index], index, len(leaves), root)
        self.proof_hashes += len(proof)
        self.proof_digest.update(b"".join(proof))


def main():
    ledger = Ledger()
    transactions = blank = size = 0
    leaves = []
    with open(sys.argv[1], "rb") as file:
        for line in file:
            transaction = line.rstrip(b"\r\n")
            if not transaction:
                blank += 1
                continue
            transactions += 1
            size += len(transaction)
            leaves.append(sha256(b"\x00" + transaction).digest())
            if len(leaves) == BLOCK_SIZE:
                ledger.append(leaves)
                leaves = []
    if leaves:
        ledger.append(leaves)
    print("transactions", transactions)
    print("blank", blank)
    print("bytes", size)
    print("blocks", ledger.blocks)
    print("head", ledger.head.hex())
    print("proofs", ledger.proofs)
    print("verified", ledger.verified)
    print("proof_hashes", ledger.proof_hashes)
    print("proof_digest", ledger.proof_digest.hexdigest())


if __name__ == "__main__":
    main()
