/// Returns `; did you mean 'fit-vade'?` when one of the words is near, else nothing.
public func suggestion(for word: String, among words: some Sequence<String>) -> String {
  nearest(to: word, among: words).map { "; did you mean '\($0)'?" } ?? ""
}

/// No word of ours is longer; the edits of long texts take time and memory, and mean nothing.
private let longestWord = 80

/// Returns the word with the fewest edits from a misspelt one, if these are few for its length.
public func nearest(to word: String, among words: some Sequence<String>) -> String? {
  guard word.count <= longestWord else { return nil }
  let near = words.filter { $0.count <= longestWord }
    .map { (distance: editDistance(word.lowercased(), $0.lowercased()), word: $0) }
    .filter { $0.distance <= max(1, word.count / 3) }
  return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words.
///
/// Source: optimal string alignment; Damerau 1964.
package func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var rows = [Array(0...b.count)]
  for i in 1..<a.count + 1 {
    var row = [i]
    for j in 1..<b.count + 1 {
      var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
