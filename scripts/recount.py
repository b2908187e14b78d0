"""Recounts a made dump with Python alone and compares it with its truth table.

Usage: recount.py DUMP BASE...   (BASE.truth.tsv and BASE.names.tsv; every DUMP is read afresh)
"""
import collections, gzip, html, json, re, sys


def raw(path):
    data = open(path, "rb").read()
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")


def records(text):
    if text.startswith("{"):
        for line in text.splitlines() if "\u2028" not in text else text.split("\n"):
            one = json.loads(line)
            yield one["title"], one["text"]
    elif text.startswith("<!DOCTYPE"):
        for doc in re.findall(r"<REUTERS .*?</REUTERS>", text, re.S):
            title = re.search(r"<TITLE>(.*?)</TITLE>", doc, re.S)
            body = re.search(r"<BODY>(.*?)</BODY>", doc, re.S)
            if body is None:
                body = re.search(r"<TEXT[^>]*>(?:.*</TITLE>)?(.*?)</TEXT>", doc, re.S)
            clean = lambda m: html.unescape(re.sub(r"&#\d+;", "", m.group(1))) if m else ""
            yield clean(title), clean(body)
    else:
        for part in re.split(r"(?m)^ date (?=\d{4}-\d\d-\d\d )", text)[1:]:
            yield part.split("\n", 1)


def plain(text):
    return re.sub(r"[ \n]", " ", re.sub(r"\n[ \n]+", "\x00 ", text.replace("\u2019", "'")))


def main(dump, base):
    names = [line.rstrip("\n").split("\t") for line in open(base + ".names.tsv", encoding="utf-8")]
    types = dict(names)
    assert len(types) == len(names)
    pieces = lambda s: re.findall(r"[^\W_]+|[\W_]", s)
    trie = {}
    for name in types:
        node = trie
        for piece in pieces(name):
            node = node.setdefault(piece, {})
        node["\0end"] = name
    mentions, documents, count = collections.Counter(), collections.Counter(), 0
    for title, body in records(raw(dump)):
        count += 1
        seen = set()
        for field in (title, body):
            tokens, at = pieces(plain(field)), 0
            while at < len(tokens):
                node, best, end, here = trie, None, at, at
                while here < len(tokens) and tokens[here] in node:
                    node, here = node[tokens[here]], here + 1
                    if "\0end" in node:
                        best, end = node["\0end"], here
                if best is None:
                    at += 1
                else:
                    mentions[best] += 1
                    seen.add(best)
                    at = end
        documents.update(seen)
    rows = [(n, types[n], mentions[n], documents[n]) for n in mentions]
    rows.sort(key=lambda r: (-r[2], r[0].encode(), r[1]))
    made = "entity\ttype\tmentions\tdocuments\n" + "".join("\t".join(map(str, r)) + "\n" for r in rows)
    truth = open(base + ".truth.tsv", encoding="utf-8").read()
    totals = json.load(open(base + ".totals.json"))
    assert totals["articles"] == count, (totals, count)
    assert totals["mentions"] == sum(mentions.values()), (totals, sum(mentions.values()))
    if made != truth:
        a, b = set(made.splitlines()), set(truth.splitlines())
        print("only recount:", sorted(a - b)[:12], "\nonly truth:", sorted(b - a)[:12])
        sys.exit(dump + ": DIFFERS")
    print(dump, "ok:", count, "records", sum(mentions.values()), "mentions", len(rows), "names")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
