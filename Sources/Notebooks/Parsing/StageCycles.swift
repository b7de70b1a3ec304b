internal import Parameters

/// Finds stages that need themselves.
enum StageCycles {
  /// One error for each cycle, at the `from:` that closes it, with the stages and their lines.
  static func errors(in blocks: [StageBlock]) -> [NotebookError] {
    let byName = Dictionary(blocks.map { ($0.name, $0) }) { first, _ in first }
    var done: Set<String> = []
    var errors: [NotebookError] = []
    for start in blocks where !done.contains(start.name) {
      // Depth first; `path` holds the stages on the way with the index of the next edge to follow.
      var path: [(block: StageBlock, next: Int)] = [(start, 0)]
      while let (block, next) = path.last {
        guard next < block.upstream.count else {
          done.insert(block.name)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let word = block.upstream[next].stage
        if let first = path.firstIndex(where: { $0.block.name == word.text }) {
          errors.append(error(cycle: path[first...].map(\.block), closedBy: word))
        } else if !done.contains(word.text), let upstream = byName[word.text] {
          path.append((upstream, 0))
        }
      }
    }
    return errors
  }

  private static func error(cycle: [StageBlock], closedBy word: Word) -> NotebookError {
    let chain = cycle.map { "'\($0.name)' (line \($0.location.line))" } + ["'\(word.text)'"]
    return NotebookError(
      "stage '\(word.text)' needs itself: " + chain.joined(separator: " reads ") + "; take one 'from' out",
      at: word.location)
  }
}
