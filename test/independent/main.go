// Command independent checks an exported epoch with the code the Go project runs its checksum database by, unchanged:
// golang.org/x/mod/sumdb. It shares nothing with Obhut but the specifications.
//
//	independent <folder of an epoch> <verifier key> [<earlier checkpoint>...]
//
// It opens the checkpoint with the key, reads every tile up to the root, compares every leaf with the commitments of the
// bundles, proves some leaves and each earlier checkpoint, and prints `<origin> <size> <leaves> <proofs> <earlier>`.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("usage: independent <folder> <key> [<checkpoint>...]"))
	}
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	fail(err)
	origin, tree := open(filepath.Join(folder, "checkpoint"), verifier)
	reader := tlog.TileHashReader(tree, &tiles{folder})
	leaves := checkLeaves(folder, tree, reader)
	proofs := 0
	for _, n := range []int64{0, 1, 255, 256, tree.N / 2, tree.N - 1} {
		if n >= 0 && n < tree.N {
			proof, err := tlog.ProveRecord(tree.N, n, reader)
			fail(err)
			fail(tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaves[n]))
			proofs++
		}
	}
	for _, path := range os.Args[3:] {
		_, earlier := open(path, verifier)
		if earlier.N == 0 {
			continue
		}
		proof, err := tlog.ProveTree(tree.N, earlier.N, reader)
		fail(err)
		fail(tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash))
	}
	fmt.Println(origin, tree.N, len(leaves), proofs, len(os.Args)-3)
}

// open gives what a signed checkpoint says. The module reads trees of its own origin alone, so that stands in for ours.
func open(path string, verifier note.Verifier) (string, tlog.Tree) {
	bytes, err := os.ReadFile(path)
	fail(err)
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	fail(err)
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifier.Name() {
		fail(fmt.Errorf("the checkpoint is of %q", origin))
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	fail(err)
	return origin, tree
}

// checkLeaves reads the hash of every leaf by way of all tiles above it, which the reader checks against the root.
func checkLeaves(folder string, tree tlog.Tree, reader tlog.HashReader) []tlog.Hash {
	var leaves []tlog.Hash
	for begin := int64(0); begin < tree.N; begin += 1 << height {
		width := min(1<<height, tree.N-begin)
		tile := tlog.Tile{H: height, L: -1, N: begin >> height, W: int(width)}
		bytes, err := os.ReadFile(filepath.Join(folder, pathOf(tile)))
		fail(err)
		var indexes []int64
		for n := begin; n < begin+width; n++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, n))
		}
		hashes, err := reader.ReadHashes(indexes)
		fail(err)
		for i, hash := range hashes {
			length := int(binary.BigEndian.Uint16(bytes))
			if tlog.RecordHash(bytes[2:2+length]) != hash {
				fail(fmt.Errorf("leaf %d is not its commitment", begin+int64(i)))
			}
			bytes = bytes[2+length:]
			leaves = append(leaves, hash)
		}
		if len(bytes) > 0 {
			fail(fmt.Errorf("bundle %d goes on", tile.N))
		}
	}
	return leaves
}

// tiles reads the files of an export.
type tiles struct{ folder string }

func (*tiles) Height() int { return height }

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		bytes, err := os.ReadFile(filepath.Join(t.folder, pathOf(tile)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func (*tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// pathOf is the path of C2SP tlog-tiles: without the height, and `entries` for what the module calls `data`.
func pathOf(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}
