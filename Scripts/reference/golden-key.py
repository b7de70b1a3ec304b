"""Makes the golden key of KeyTests, by the recipe in Key.swift and CanonicalBytes.swift, independently of them."""
import hashlib
import struct

SCHEMA, KIND, FINGERPRINT, PARAMETERS, FILES, SLOTS, MEMBERS, OUTPUTS, NAME, VALUE, DIGEST = range(1, 12)


def sha(text):
    return hashlib.sha256(text.encode()).digest()


def head(tag, count):
    return struct.pack("<BQ", tag, count)


def field(tag, content):
    content = content.encode() if isinstance(content, str) else content
    return head(tag, len(content)) + content


key = field(SCHEMA, "1") + field(KIND, "fit-mixture") + field(FINGERPRINT, "f00d")
key += head(PARAMETERS, 2)
for name, value in [("epochs", "200"), ("seed", "3")]:
    key += field(NAME, name) + field(VALUE, value)
key += head(FILES, 1) + field(NAME, "images") + field(DIGEST, sha("images"))
key += head(SLOTS, 2)
for slot in [["a", "b"], ["c"]]:
    key += head(MEMBERS, len(slot)) + b"".join(field(DIGEST, sha(member)) for member in slot)
print(hashlib.sha256(key).hexdigest())
