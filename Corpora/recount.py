"""Recounts a made dump with Python alone and compares it with its truth table.

Usage: recount.py DUMP BASE...   (BASE.truth.tsv and BASE.names.tsv; every DUMP is read afresh)
"""
import collections, csv, gzip, html, io, json, re, sys
import xml.etree.ElementTree as xml


def raw(path):
    data = open(path, "rb").read()
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "surrogateescape")


def flat(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def paragraphs(markup):
    return "\n\n".join(flat(m) for m in re.findall(r"<p>(.*?)</p>", markup, re.I | re.S))


def blocks(data):
    """Header and block of every WARC record; lengths are bytes."""
    at = 0
    while at < len(data):
        start = data.index(b"\r\n\r\n", at) + 4
        end = start + int(re.search(rb"Content-Length: (\d+)", data[at:start]).group(1))
        yield data[at:start], data[start:end]
        at = end + 4


def crawl(data):
    for head, block in blocks(data):
        if b"WARC-Type: conversion" in head:
            yield block.decode().split("\n", 1)[0], "\n\n".join(block.decode().split("\n")[1:])
        http, _, body = block.partition(b"\r\n\r\n")
        if b"WARC-Type: response" not in head or b"200" not in http.split(b"\r\n")[0]:
            continue
        if b"image/" in http:
            continue
        if b"chunked" in http:
            joined = b""
            while (size := int(body.split(b"\r\n", 1)[0], 16)) > 0:
                body = body.split(b"\r\n", 1)[1]
                joined, body = joined + body[:size], body[size + 2 :]
            body = joined
        page = body.decode()
        story = re.search(r'<div class="story-body">\n(.*)</div>\n</article>', page, re.S).group(1)
        yield flat(re.search(r"<h1>(.*?)</h1>", page).group(1)), paragraphs(story)


def feed(text):
    for item in xml.fromstring(text.encode()).iter("item"):
        content = item.find("{http://purl.org/rss/1.0/modules/content/}encoded").text
        yield html.unescape(item.find("title").text), paragraphs(content)


def wire(text):
    quotes = lambda t: t.replace("``", '"').replace("''", '"')
    for doc in re.findall(r"<DOC .*?</DOC>", text, re.S):
        title = re.search(r"<HEADLINE>\n(.*?)\n</HEADLINE>", doc, re.S).group(1)
        body = re.search(r"<TEXT>\n(.*?)</TEXT>", doc, re.S).group(1)
        yield quotes(flat(title)), quotes(paragraphs(body) if "<P>" in body else flat(body))


def records(text):
    if text.startswith("WARC/"):
        yield from crawl(text.encode("utf-8", "surrogateescape"))
    elif text.startswith("<?xml"):
        yield from feed(text)
    elif text.startswith("<DOC "):
        yield from wire(text)
    elif text.startswith("["):
        for one in json.loads(text):
            yield one["title"], one["maintext"]
    elif text.startswith(",id,"):
        csv.field_size_limit(1 << 30)
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield row["title"], row["content"]
    elif text.startswith("{"):
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


def dictionary(base):
    names = [line.rstrip("\n").split("\t") for line in open(base + ".names.tsv", encoding="utf-8")]
    types = dict(names)
    assert len(types) == len(names)
    return types


def pieces(text):
    return re.findall(r"[^\W_]+|[\W_]", text)


def branches(types):
    trie = {}
    for name in types:
        node = trie
        for piece in pieces(name):
            node = node.setdefault(piece, {})
        node["\0end"] = name
    return trie


def find(trie, text):
    """Names in the order of the text: the longest at the leftmost place; then what stands behind."""
    tokens, at = pieces(plain(text)), 0
    while at < len(tokens):
        node, best, end, here = trie, None, at, at
        while here < len(tokens) and tokens[here] in node:
            node, here = node[tokens[here]], here + 1
            if "\0end" in node:
                best, end = node["\0end"], here
        if best is None:
            at += 1
        else:
            yield best, tokens[end : end + 2]
            at = end


def main(dump, base):
    types = dictionary(base)
    trie = branches(types)
    mentions, documents, count = collections.Counter(), collections.Counter(), 0
    for title, body in records(raw(dump)):
        count += 1
        seen = set()
        for field in (title, body):
            for name, _ in find(trie, field):
                mentions[name] += 1
                seen.add(name)
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
