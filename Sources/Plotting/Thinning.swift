/// Which of `count` points are drawn where at most `limit` can be, ascending.
///
/// The choice is the same every time and has no rhythm, so that it agrees with no order in which points may come:
/// those stay whose index has the smallest hash.
public func thinned(_ count: Int, to limit: Int) -> [Int] {
  guard count > limit else { return Array(0..<count) }
  let ordered = (0..<count).sorted { (mixed($0), $0) < (mixed($1), $1) }
  return ordered.prefix(limit).sorted()
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), which spreads neighbours over all 64 bits.
private func mixed(_ index: Int) -> UInt64 {
  var z = UInt64(index) &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
  return z ^ z >> 31
}

/// "4,500".
package func grouped(_ number: Int) -> String {
  var digits = Array("\(number)")
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: place)
    place -= 3
  }
  return String(digits)
}
