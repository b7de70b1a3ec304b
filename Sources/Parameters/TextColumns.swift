/// How many columns of a terminal, or places of a font, a text takes: two a character of East Asia or a picture, one any
/// other, by the blocks of Unicode that are wide (UAX #11).
public func columns(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

/// The beginning of a text that takes at most so many columns, with an ellipsis where something is left out.
public func cut(_ text: String, toColumns limit: Int) -> String {
  guard columns(of: text) > limit else { return text }
  var (kept, width) = ("", 0)
  for character in text {
    width += columns(of: character)
    if width > limit - 1 { break }
    kept.append(character)
  }
  return limit > 0 ? kept + "…" : ""
}

private func columns(of character: Character) -> Int {
  switch character.unicodeScalars.first?.value ?? 0 {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}
