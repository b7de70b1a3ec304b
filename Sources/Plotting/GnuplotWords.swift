/// Reads from gnuplot's words at which line of the script it stopped, and why.
///
/// It says, after the line's text and a caret, `"/dev/stdin" line 3: invalid command`.
func failure(status: Int, words: String, script: String) -> PlotError {
  let lines = words.split(whereSeparator: \.isNewline)
  let mark = "\"/dev/stdin\" line "
  guard let said = lines.last(where: { $0.hasPrefix(mark) }),
    let colon = said.firstIndex(of: ":"), let number = Int(said[..<colon].dropFirst(mark.count))
  else {
    let all = lines.map(trimmed).filter { !$0.isEmpty }.joined(separator: "; ")
    return .failed(status: status, line: nil, command: "", words: all.isEmpty ? "it said nothing" : all)
  }
  let command = command(at: number, of: script)
  return .failed(
    status: status, line: command.line, command: command.text, words: trimmed(said[said.index(after: colon)...]))
}

/// The command at a line as gnuplot counts them, with the line where it begins.
///
/// gnuplot counts reads of its buffer, not lines. The buffer holds 1,024 bytes, and as many more each time that a
/// command, with all the lines that backslashes join to it, does not fit.
private func command(at count: Int, of script: String) -> (line: Int, text: String) {
  let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
  var capacity = 1024
  var reads = 0
  var first = 0
  var held = 0
  for (i, line) in lines.enumerated() {
    let needed = held + line.utf8.count + 1
    reads += 1
    while needed > capacity - 1 {
      capacity += 1024
      reads += 1
    }
    let goesOn = line.hasSuffix("\\")
    if reads >= count && !goesOn {
      let parts = lines[first...i].map { trimmed($0.hasSuffix("\\") ? $0.dropLast() : $0) }
      return (first + 1, String(parts.joined(separator: " ").prefix(160)))
    }
    held = goesOn ? needed - 2 : 0
    if !goesOn { first = i + 1 }
  }
  return (count, "")
}

/// Keeps the pixels of a raster image sharp where it is enlarged: gnuplot leaves that to the viewer, which blurs them.
func withSharpPixels(_ svg: [UInt8]) -> [UInt8] {
  let tag = Array("<image ".utf8)
  var sharp: [UInt8] = []
  sharp.reserveCapacity(svg.count)
  var rest = svg[...]
  while let start = rest.firstIndex(of: tag[0]) {
    sharp += rest[..<start]
    rest = rest[start...]
    if rest.starts(with: tag) {
      sharp += Array("<image image-rendering='pixelated' ".utf8)
      rest = rest.dropFirst(tag.count)
    } else {
      sharp.append(tag[0])
      rest = rest.dropFirst()
    }
  }
  return sharp + rest
}

private func trimmed(_ text: Substring) -> String {
  let body = text.drop(while: \.isWhitespace)
  return String(body.reversed().drop(while: \.isWhitespace).reversed())
}
