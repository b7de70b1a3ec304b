/// About how wide a text is, in pixels; fonts differ, so it is more than most need. Characters of East Asia and pictures
/// take two places.
package func textWidth(_ text: String, size: Double) -> Double {
  0.6 * size * text.reduce(0) { $0 + (isWide($1) ? 1.8 : 1) }
}

/// Whether fonts give a character two places, by the blocks of Unicode that are wide (UAX #11).
private func isWide(_ character: Character) -> Bool {
  guard let first = character.unicodeScalars.first?.value else { return false }
  return switch first {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    true
  default: false
  }
}

/// A text that ends in an ellipsis where it would be longer than so many characters.
package func shortened(_ text: String, to limit: Int) -> String {
  text.count > limit ? text.prefix(limit - 1) + "…" : text
}
