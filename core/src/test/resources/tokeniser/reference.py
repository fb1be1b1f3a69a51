"""Makes the golden files of the tokeniser tests: a plain byte-level BPE, written for being right rather than fast.

    python3 reference.py DATA        (DATA: the folder with tokenizers/, gutenberg/, ...; needs the package `regex`)

Writes beside itself the two tiny tokenisers (tiny-gpt2/, tiny-neox/), cases.json (text and tokens, per tokeniser), classes.json
(a sample of code points per class of the splitting pattern) and texts.json (count and CRC-32 of each whole text's tokens).
The cases and whole texts were also compared with Hugging Face's own tokenizers (Rust), which gave the same tokens.
"""

import collections
import json
import pathlib
import random
import struct
import sys
import unicodedata
import zlib

import regex

HERE = pathlib.Path(__file__).parent
WORDS = regex.compile(r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+""")
TEXTS = [
    "gutenberg/1342.txt", "gutenberg/1661.txt", "gutenberg/2600.txt", "gutenberg/2701.txt", "tinyshakespeare/input.txt",
    "chemistry-text/materials-syntheses.txt", "wikitext-2/wiki.test.tokens", "wikitext-2/wiki.valid.tokens",
]


def alphabet():
    visible = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [b for b in range(256) if b not in visible]
    return {**{b: chr(b) for b in visible}, **{b: chr(256 + i) for i, b in enumerate(hidden)}}


ALPHABET = alphabet()


def spelt(word):
    return tuple(ALPHABET[b] for b in word.encode("utf-8"))


def merged(parts, pair):
    """All places of a pair merged, left to right."""
    out = []
    i = 0
    while i < len(parts):
        if i + 1 < len(parts) and (parts[i], parts[i + 1]) == pair:
            out.append(parts[i] + parts[i + 1])
            i += 2
        else:
            out.append(parts[i])
            i += 1
    return tuple(out)


class Bpe:
    def __init__(self, vocab, merges, raw=(), normalised=(), nfc=False):
        self.vocab = vocab
        self.ranks = {tuple(m): i for i, m in enumerate(merges)}
        self.raw, self.normalised = dict(raw), dict(normalised)
        self.nfc = nfc
        self.cache = {}

    def word(self, word):
        if word not in self.cache:
            parts = spelt(word)
            while True:
                pairs = [p for p in zip(parts, parts[1:]) if p in self.ranks]
                if not pairs:
                    break
                parts = merged(parts, min(pairs, key=self.ranks.get))
            self.cache[word] = [self.vocab[p] for p in parts]
        return self.cache[word]

    def encode(self, text):
        tokens = []
        for piece, special in cut(text, self.raw):
            if special is not None:
                tokens.append(special)
                continue
            for part, added in cut(unicodedata.normalize("NFC", piece) if self.nfc else piece, self.normalised):
                if added is not None:
                    tokens.append(added)
                else:
                    for word in WORDS.findall(part):
                        tokens.extend(self.word(word))
        return tokens


def cut(text, added):
    """Pieces of the text, each with the token it is, or None; where several begin, the longest."""
    if not added:
        return [(text, None)] if text else []
    longest_first = sorted(added, key=len, reverse=True)
    pattern = "(" + "|".join(regex.escape(a, literal_spaces=True) for a in longest_first) + ")"
    return [(p, added.get(p) if i % 2 else None) for i, p in enumerate(regex.split(pattern, text)) if p]


def gpt2(folder):
    vocab = json.loads((folder / "vocab.json").read_text("utf-8"))
    lines = (folder / "merges.txt").read_text("utf-8").split("\n")[1:]
    return Bpe(vocab, [line.split(" ") for line in lines if line], raw={"<|endoftext|>": vocab["<|endoftext|>"]})


def neox(folder):
    tree = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    model = tree["model"]
    merges = [m if isinstance(m, list) else m.split(" ") for m in model["merges"]]
    added = tree["added_tokens"]
    return Bpe(
        model["vocab"], merges,
        raw={a["content"]: a["id"] for a in added if not a["normalized"]},
        normalised={unicodedata.normalize("NFC", a["content"]): a["id"] for a in added if a["normalized"]},
        nfc=(tree["normalizer"] or {}).get("type") == "NFC")


TRAINING = """The neurons of a network that comes apart into modules are grouped, and each group's weights are its own. They've
been trained so; it's what the loss asks for, and we'll see that the modules don't need each other. In 2026 1,000 of 1,000
runs held. Über die Wege der Neuronen \u2014 \u4e2d\u6587\u4e2d\u6587 \U0001f600\U0001f600.
    def modules(self):
        return self.modules
"""


def train(count):
    words = collections.Counter(spelt(w) for w in WORDS.findall(TRAINING))
    merges = []
    while len(merges) < count:
        pairs = collections.Counter()
        for word, times in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += times
        best = max(pairs, key=lambda p: (pairs[p], p))
        merges.append(best)
        fused = collections.Counter()
        for word, times in words.items():
            fused[merged(word, best)] += times
        words = fused
    return merges


def write_tiny():
    merges = train(120)
    names = sorted(ALPHABET.values()) + ["".join(m) for m in merges]
    folder = HERE / "tiny-gpt2"
    folder.mkdir(exist_ok=True)
    vocab = {name: i for i, name in enumerate(names + ["<|endoftext|>"])}
    (folder / "vocab.json").write_text(json.dumps(vocab), "utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), "utf-8")

    folder = HERE / "tiny-neox"
    folder.mkdir(exist_ok=True)
    bytes_of_text = [c for b, c in sorted(ALPHABET.items()) if b not in (0xC0, 0xC1) and b < 0xF5]
    names = ["<|endoftext|>", "<|padding|>"] + bytes_of_text + ["".join(m) for m in merges]
    added = [(i, names[i], True, False) for i in (0, 1)]
    added += [(len(names) + i, " " * n, False, True) for i, n in enumerate((8, 4, 3, 2))]
    added += [(len(names) + 4, "e\u0301t\u00e9", False, True)]
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    tree = {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [
            {"id": i, "content": c, "single_word": False, "lstrip": False, "rstrip": False, "normalized": n, "special": s}
            for i, c, s, n in added],
        "normalizer": {"type": "NFC"}, "pre_tokenizer": level, "post_processor": level, "decoder": level,
        "model": {
            "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None,
            "fuse_unk": False, "vocab": {n: i for i, n in enumerate(names)}, "merges": [f"{a} {b}" for a, b in merges]}}
    (folder / "tokenizer.json").write_text(json.dumps(tree, indent=1), "utf-8")


def cases():
    texts = [
        "", " ", "  ", "a", "Hello world", " Hello", "Hello, world!", "hello  world", "Hello world\n", "\n", "\n\n", "\n\n\nx",
        "I'm sure we'll say they've said it's what she'd do; don't they're", "I'M SURE WE'LL", "' s 's''s'll'lll 'r 're'", "'",
        "x'", "rock'n'roll \u2019s don\u2019t", "a\tb\t\tc\t", "\t\tif x:\n\t\t\treturn\n", "line\r\nline\r\n\r\nend\r", "\r",
        "  two", "   three", "    four     five      six", "tail   ", "tail\n  ", " \n x", "\n \n", "a \u00a0b\u00a0\u00a0c",
        "\u00a0x", " \u3000x\u3000\u3000", "a\u2028b\u2029\u2029c\u0085\u0085d", "\u001c\u001d x\u001fy\u0000\u0000z", "\ufeffbom",
        "\u180ex \u180e", "\u200bzero\u200d \u200d", "\u1680\u2000\u200a\u202f\u205f x", "\u000b\u000cx",
        "\U0001f600", " \U0001f600\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea flags",
        "e\u0301t\u00e9 \u00e9te\u0301", "e\u0301te\u0301", "a\u0300\u0323 q\u0307\u0323 \u0301x", "\u1e9b\u0323", "\u212b\u2126",
        "\u1100\u1161\u11a8 \ud55c\uad6d\uc5b4", "\u0958 \u0915\u093c \u0928\u092e\u0938\u094d\u0924\u0947",
        "\u4e2d\u6587\u6c49\u5b57 \u65e5\u672c\u8a9e\u306e\u30c6\u30b9\u30c8\u3002", "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u0661\u0662\u0663", "\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0967\u0968\u0969 \uff11\uff12",
        "\u2160\u2163 \u00bd\u00b2\u2074 \u2460", "\U0001d7d8\U0001d7d9 \U0001d400\U0001d401 \U00010330\U00010331", "\U00020000\U0002a6d6 x",
        "123456789 1,000.50 3rd 2x 0x1F", "$100 #tag @you a_b a-b a--b ...", "https://example.org/a?b=c&d=%20", "<b>&amp;</b>",
        "def f(x):\n    if x:\n        return  x\n\n\n    return None\n", "{\n  \"a\": [1, 2],\n\t\"b\": null\n}",
        "<|endoftext|>", "a<|endoftext|>b", "a <|endoftext|> b", "<|endoftext|><|endoftext|>", "<|endoftext|", "<|<|endoftext|>",
        "x  <|endoftext|>  y", "<|padding|>", "<|endoftext|>\u0338e\u0301", "\u1e9e\u00df\u01c5\u02b0\u00aa",
        " " * 24, " " * 25, " " * 100, "x" + " " * 61 + "y", "\n" * 50, "\t" * 40 + "x", " \t" * 20, "a" * 300, "ab" * 150,
        "=" * 80, "-" * 7 + "\n" + "*" * 33, "\u4e2d" * 64, "\U0001f600" * 30, "NaCl + H2O \u2192 2 mL, 80 \u00b0C (\u00b5m)",
        "The quick brown fox jumps over the lazy dog.", "supercalifragilisticexpialidocious antidisestablishmentarianism",
        " SolidGoldMagikarp petertodd", "\ufffd \uffff \U0010ffff",
    ]
    chance = random.Random(5)
    pool = [" ", "  ", "\n", "'", "'s", "'re", "a", "Z", "the", "1", "\u0663", "\u00a0", "\u0301", "\u00e9", "\u4e2d", "\U0001f600",
            "\U00010330", "\t", "\r\n", ".", "_", "<|endoftext|>", "e\u0301", "\u2028", "$", "\u00bd"]
    texts += ["".join(chance.choice(pool) for _ in range(chance.randint(1, 25))) for _ in range(150)]
    return texts


def sampled_classes():
    """Every 37th code point that has a meaning, and those around each change of class."""
    patterns = {"letter": regex.compile(r"\p{L}"), "number": regex.compile(r"\p{N}"), "space": regex.compile(r"\s")}
    unused = regex.compile(r"[\p{Cn}\p{Cs}\p{Co}]")
    sample = collections.defaultdict(list)
    last, n = None, 0
    for point in range(0x110000):
        if unused.match(chr(point)):
            continue
        kind = next((k for k, p in patterns.items() if p.match(chr(point))), "other")
        n += 1
        if kind != last or n % 37 == 0:
            sample[kind].append(point)
        last = kind
    return sample


def main(data):
    write_tiny()
    real = {"gpt2": gpt2(data / "tokenizers/gpt2"), "gpt-neox-20b": neox(data / "tokenizers/gpt-neox-20b")}
    every = {"tiny-gpt2": gpt2(HERE / "tiny-gpt2"), "tiny-neox": neox(HERE / "tiny-neox"), **real}
    golden = [{"text": text, **{name: bpe.encode(text) for name, bpe in every.items()}} for text in cases()]
    (HERE / "cases.json").write_text("[\n" + ",\n".join(json.dumps(g) for g in golden) + "\n]\n", "utf-8")
    (HERE / "classes.json").write_text(json.dumps(sampled_classes(), separators=(",", ":")) + "\n", "utf-8")
    whole = {}
    for path in TEXTS:
        text = (data / path).read_bytes().decode("utf-8")
        whole[path] = {}
        for name, bpe in real.items():
            tokens = bpe.encode(text)
            whole[path][name] = {"tokens": len(tokens), "crc32": zlib.crc32(struct.pack(f"<{len(tokens)}i", *tokens))}
    (HERE / "texts.json").write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    print("regex", regex.__version__, len(golden), "cases", len(whole), "texts")


main(pathlib.Path(sys.argv[1]))
