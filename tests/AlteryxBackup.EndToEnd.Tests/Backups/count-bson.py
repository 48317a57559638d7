"""Counts the documents of every dumped collection of an archive and hashes every entry, by the BSON length framing alone.

Written for the tests as an independent witness: it shares nothing with the product. Prints JSON.
"""
import hashlib
import json
import struct
import sys
import urllib.parse
import zipfile


def documents(content):
    count, at = 0, 0
    while at < len(content):
        (length,) = struct.unpack_from("<i", content, at)
        assert length >= 5 and at + length <= len(content), f"a document at {at} does not fit"
        assert content[at + length - 1] == 0, f"the document at {at} has no end"
        count, at = count + 1, at + length
    return count


collections, entries = [], {}
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None, "an entry has another CRC-32"
    for name in archive.namelist():
        content = archive.read(name)
        entries[name] = {"SizeBytes": len(content), "SHA256": hashlib.sha256(content).hexdigest()}
        parts = name.split("/")
        if parts[0] == "MongoDB" and name.endswith(".bson"):
            collections.append({
                "Database": parts[1],
                "Name": urllib.parse.unquote_plus(parts[2][: -len(".bson")]),
                "Documents": documents(content),
                "Bytes": len(content),
                "SHA256": entries[name]["SHA256"],
            })

print(json.dumps({"Collections": collections, "Entries": entries}))
