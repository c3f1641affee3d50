/* Block ledger: Merkle trees over a file of transactions, chained headers, inclusion proofs.
 *
 * A transaction is a line without its trailing CR and LF bytes, any bytes; empty ones are skipped and counted.
 * Up to 256 transactions form a block. Hashes are SHA-256 and domain-separated:
 *     leaf = H(0, transaction)    inner = H(1, left, right)    header = H(2, previous header, root, count)
 * with the count as 4 bytes, big-endian, and 32 zero bytes before the first header. The last node of an odd level moves
 * up unchanged, which gives the tree of RFC 6962. Transactions whose leaf hash ends in a byte divisible by 4 get an
 * inclusion proof, verified as in RFC 9162, section 2.1.3.2.
 *
 * Output, fields separated by blanks: `block <height> <transactions> <first 8 bytes of the root>` per block, then
 * `transactions`, `blank`, `bytes`, `blocks`, `head`, `proofs`, `verified`, `proof_hashes` (siblings in all proofs)
 * and `proof_digest` (SHA-256 over all proofs' siblings in order).
 */
#define _POSIX_C_SOURCE 200809L
#define OPENSSL_SUPPRESS_DEPRECATED /* SHA256_…: as fast as EVP within a call, without its cost per call */
#include <openssl/sha.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum { HASH_SIZE = 32, READ_SIZE = 1 << 16, BLOCK_SIZE = 256, MAX_LEVELS = 9, SAMPLE_MASK = 3 };

typedef struct {
    uint8_t bytes[HASH_SIZE];
} Hash;

typedef struct {
    Hash nodes[MAX_LEVELS][BLOCK_SIZE]; /* nodes[0]: the leaves; nodes[height - 1][0]: the root */
    size_t counts[MAX_LEVELS];
    size_t height;
} Tree;

typedef struct {
    Hash head;
    size_t blocks, proofs, verified, proof_hashes;
    SHA256_CTX proof_digest;
} Ledger;

static void check(int succeeded, const char *what) {
    if (!succeeded) {
        perror(what);
        exit(1);
    }
}

static Hash finish(SHA256_CTX *context) {
    Hash hash;
    SHA256_Final(hash.bytes, context);
    return hash;
}

static Hash leaf_hash(const char *transaction, size_t size) {
    SHA256_CTX hasher;
    SHA256_Init(&hasher);
    SHA256_Update(&hasher, "\0", 1);
    SHA256_Update(&hasher, transaction, size);
    return finish(&hasher);
}

static Hash inner_hash(const Hash *left, const Hash *right) {
    SHA256_CTX hasher;
    SHA256_Init(&hasher);
    SHA256_Update(&hasher, "\1", 1);
    SHA256_Update(&hasher, left->bytes, HASH_SIZE);
    SHA256_Update(&hasher, right->bytes, HASH_SIZE);
    return finish(&hasher);
}

static Hash header_hash(const Hash *previous, const Hash *root, size_t count) {
    const uint8_t size[4] = {count >> 24 & 255, count >> 16 & 255, count >> 8 & 255, count & 255};
    SHA256_CTX hasher;
    SHA256_Init(&hasher);
    SHA256_Update(&hasher, "\2", 1);
    SHA256_Update(&hasher, previous->bytes, HASH_SIZE);
    SHA256_Update(&hasher, root->bytes, HASH_SIZE);
    SHA256_Update(&hasher, size, sizeof size);
    return finish(&hasher);
}

/* Fills the levels above the leaves, up to the one that holds only the root. */
static void build(Tree *tree) {
    size_t count = tree->counts[0];
    for (tree->height = 1; count > 1; tree->height++) {
        const Hash *children = tree->nodes[tree->height - 1];
        Hash *parents = tree->nodes[tree->height];
        for (size_t i = 0; i + 1 < count; i += 2)
            parents[i / 2] = inner_hash(&children[i], &children[i + 1]);
        if (count % 2)
            parents[count / 2] = children[count - 1];
        count = tree->counts[tree->height] = (count + 1) / 2;
    }
}

/* Writes the sibling hashes from the leaf at `index` up to the root; a node without a sibling adds none. */
static size_t inclusion_proof(const Tree *tree, size_t index, Hash proof[MAX_LEVELS]) {
    size_t length = 0;
    for (size_t level = 0; level + 1 < tree->height; level++, index >>= 1)
        if ((index ^ 1) < tree->counts[level])
            proof[length++] = tree->nodes[level][index ^ 1];
    return length;
}

/* Whether `proof` shows that `leaf` is at `index` of the tree of `count` leaves under `root`. */
static bool verifies(const Hash *proof, size_t length, const Hash *leaf, size_t index, size_t count, const Hash *root) {
    Hash node = *leaf;
    size_t last = count - 1;
    for (size_t i = 0; i < length; i++) {
        if (last == 0)
            return false;
        if (index & 1 || index == last) {
            node = inner_hash(&proof[i], &node);
            for (; index && !(index & 1); index >>= 1)
                last >>= 1;
        } else {
            node = inner_hash(&node, &proof[i]);
        }
        index >>= 1;
        last >>= 1;
    }
    return last == 0 && memcmp(&node, root, HASH_SIZE) == 0;
}

static void prove(Ledger *ledger, const Tree *tree, size_t index, const Hash *root) {
    Hash proof[MAX_LEVELS];
    size_t length = inclusion_proof(tree, index, proof);
    ledger->proofs++;
    ledger->verified += verifies(proof, length, &tree->nodes[0][index], index, tree->counts[0], root);
    ledger->proof_hashes += length;
    SHA256_Update(&ledger->proof_digest, proof, length * HASH_SIZE);
}

static void print_hex(const char *label, const uint8_t *bytes, size_t size) {
    fputs(label, stdout);
    for (size_t i = 0; i < size; i++)
        printf("%02x", bytes[i]);
    putchar('\n');
}

/* Seals a block of at least one transaction and empties the tree for the next. */
static void append(Ledger *ledger, Tree *tree) {
    build(tree);
    const Hash *root = &tree->nodes[tree->height - 1][0];
    for (size_t i = 0; i < tree->counts[0]; i++)
        if (!(tree->nodes[0][i].bytes[HASH_SIZE - 1] & SAMPLE_MASK))
            prove(ledger, tree, i, root);
    ledger->head = header_hash(&ledger->head, root, tree->counts[0]);
    printf("block %zu %zu ", ledger->blocks++, tree->counts[0]);
    print_hex("", root->bytes, 8);
    tree->counts[0] = 0;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: merkle FILE\n", stderr);
        return 2;
    }
    FILE *input = fopen(argv[1], "rb");
    check(input != NULL, argv[1]);
    static Tree tree;
    setvbuf(input, NULL, _IOFBF, READ_SIZE);
    Ledger ledger = {0};
    SHA256_Init(&ledger.proof_digest);
    size_t transactions = 0, blank = 0, bytes = 0, capacity = 0;
    char *line = NULL;
    for (ssize_t read; (read = getline(&line, &capacity, input)) >= 0;) {
        size_t size = (size_t)read;
        while (size && (line[size - 1] == '\n' || line[size - 1] == '\r'))
            size--;
        if (size == 0) {
            blank++;
            continue;
        }
        transactions++;
        bytes += size;
        tree.nodes[0][tree.counts[0]++] = leaf_hash(line, size);
        if (tree.counts[0] == BLOCK_SIZE)
            append(&ledger, &tree);
    }
    check(!ferror(input), argv[1]);
    if (tree.counts[0])
        append(&ledger, &tree);
    printf("transactions %zu\nblank %zu\nbytes %zu\nblocks %zu\n", transactions, blank, bytes, ledger.blocks);
    print_hex("head ", ledger.head.bytes, HASH_SIZE);
    printf("proofs %zu\nverified %zu\nproof_hashes %zu\n", ledger.proofs, ledger.verified, ledger.proof_hashes);
    print_hex("proof_digest ", finish(&ledger.proof_digest).bytes, HASH_SIZE);
    free(line);
    fclose(input);
    return 0;
}
